import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Input } from '../../shared/ipc/contract.ts';
import { Icon } from '../design/Icon.tsx';
import { useWords } from '../i18n/I18n.tsx';
import { call } from './bridge.ts';
import { makeKeepSoon } from './keepSoon.ts';
import { wasSettled } from './settled.ts';
import { isStopped, useGate } from './secrecy/gateStore.ts';

type FormName = Input<'drafts.save'>['form'];
type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly code: string };

export interface DraftOptions<T extends object> {
  readonly form: FormName;
  /** One draft per key: `new`, the identifier of a record. */
  readonly key: string;
  readonly value: T;
  readonly restore: (value: T) => void;
  /** Nothing stands in it that would be worth keeping. */
  readonly blank?: boolean;
  /** False while the text may not be kept (a secrecy mark in it, or not looked at yet). */
  readonly mayKeep?: boolean;
}

export interface Draft {
  /** The autosave sign: keeping, kept at, or why not. */
  readonly sign: ReactNode;
  /** True until it is known whether there is a draft from before. */
  readonly reading: boolean;
  /** A draft from before was put back. */
  readonly restored: boolean;
  /** Forgets the draft; `clean` (else what is on screen now) is not kept again until it changes. */
  discard(clean?: object): void;
  /** Forgets the draft of a form that is done and left: what is still written into it by a reading that ends late is kept no more. */
  leave(): void;
}

/**
 * Keeps what is typed as the person's own draft, about a second after the last letter and never later than 1.5 s after
 * one that is not kept yet, and puts it back when the form is opened again. A draft is no registration: it takes no number and appends nothing to the ledger.
 */
export function useDraft<T extends object>(options: DraftOptions<T>): Draft {
  const { form, key, blank = false } = options;
  const stopped = useGate(isStopped);
  const mayKeep = !blank && !stopped && (options.mayKeep ?? true);
  const [state, setState] = useState<State>({ kind: 'none' });
  const [readFor, setReadFor] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const body = JSON.stringify(options.value);
  const latest = useRef({ ...options, body, mayKeep });
  const kept = useRef(body);
  const left = useRef(false);
  useEffect(() => {
    latest.current = { ...options, body, mayKeep };
  });
  const reading = readFor !== key;

  useTiedToGate(form, key, body);
  const [epoch] = useState(() => useGate.getState().epoch);

  const keep = useCallback(async (): Promise<void> => {
    const now = latest.current;
    if (left.current || !now.mayKeep || now.body === kept.current) return;
    const gate = useGate.getState();
    if (gate.destroying || gate.epoch !== epoch) return; // nothing of what is destroyed is kept once more
    kept.current = now.body;
    setState({ kind: 'keeping' });
    const reply = await call('drafts.save', { form: now.form, key: now.key, body: now.body });
    setState(
      reply.ok
        ? { kind: 'kept', atMs: reply.value.savedMs }
        : wasSettled(reply.error)
          ? { kind: 'none' }
          : { kind: 'failed', code: reply.error.code },
    );
    if (!reply.ok) kept.current = ''; // the next letter, or leaving, tries again
  }, [epoch]);

  const [soon] = useState(() => makeKeepSoon(() => void keep()));

  useEffect(() => {
    let live = true;
    left.current = false;
    kept.current = latest.current.body;
    void call('drafts.get', { form, key }).then((reply) => {
      if (!live) return;
      if (reply.ok && reply.value.body !== null) {
        kept.current = reply.value.body;
        latest.current.restore(JSON.parse(reply.value.body) as T);
        setRestored(true);
        setState({ kind: 'kept', atMs: reply.value.savedMs ?? 0 });
      }
      setReadFor(key);
    });
    return () => {
      live = false;
      soon.stop();
      void keep(); // leaving by any way keeps the last letters too
    };
  }, [form, key, keep, soon]);

  useEffect(() => {
    if (!reading && mayKeep && body !== kept.current) soon.typed();
  }, [body, mayKeep, reading, soon]);

  const discard = useCallback(
    (clean?: object): void => {
      kept.current = clean === undefined ? latest.current.body : JSON.stringify(clean);
      // a form that is left in the same moment must not keep itself once more on its way out
      latest.current = { ...latest.current, body: kept.current };
      soon.stop();
      setState({ kind: 'none' });
      setRestored(false);
      void call('drafts.discard', { form, key });
    },
    [form, key, soon],
  );
  const leave = useCallback((): void => {
    left.current = true;
    discard();
  }, [discard]);
  // what the gate stops leaves the draft at once, and comes again where a reason is written or the file is taken away
  useEffect(() => {
    if (!stopped || reading) return;
    soon.stop();
    kept.current = '';
    setState({ kind: 'none' });
    void call('drafts.discard', { form, key });
  }, [stopped, reading, form, key, soon]);
  // what is emptied, by the person or by a rule, goes from the draft too
  const written = useRef(false);
  useEffect(() => {
    if (written.current && blank) discard();
    written.current = !reading && !blank;
  }, [blank, reading, discard]);
  return { sign: <DraftSign state={state} />, reading, restored, discard, leave };
}

/** The gate of secrecy knows what is typed: what goes with a paper that may not be here, and what is answered for. */
function useTiedToGate(form: FormName, key: string, body: string): void {
  useEffect(() => {
    const draft = { form, key, body };
    useGate.getState().setDraft(draft);
    return () => {
      if (useGate.getState().draft === draft) useGate.getState().setDraft(null);
    };
  }, [form, key, body]);
}

function DraftSign({ state }: { state: State }) {
  const { t, format } = useWords();
  if (state.kind === 'none') return null;
  if (state.kind === 'keeping') return <span className="m cap nowrap">{t('draft.keeping')}</span>;
  if (state.kind === 'failed') {
    const why = `error.${state.code}`;
    return (
      <span className="danger cap" role="alert">
        {t('draft.failed', { reason: t.has(why) ? t(why) : state.code })}
      </span>
    );
  }
  return (
    <span className="done cap row gap-2 nowrap">
      <Icon name="check" size={14} />
      {t('draft.kept', { time: format.timeWithSeconds(state.atMs) })}
    </span>
  );
}
