import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Input } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { Icon } from '../../design/Icon.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

type FormName = Input<'drafts.save'>['form'];
type State =
  { kind: 'none' } | { kind: 'saving' } | { kind: 'saved'; atMs: number } | { kind: 'failed'; code: string };

export interface Draft {
  /** The autosave sign: keeping, kept at, or why not. */
  readonly sign: ReactNode;
  /** true until it is known whether a draft from before exists */
  readonly reading: boolean;
  /** a draft from before was put back */
  readonly restored: boolean;
  /** Forgets the draft; `clean` is what the form shows from now on, and is no draft either. */
  discard(clean?: object): void;
}

const SAVE_AFTER_MS = 900;

/**
 * Keeps what is typed as the person's own draft, at most a second after the last letter, and puts it back when the
 * form is opened again. A draft is not registration: it takes no number and appends nothing to the ledger.
 */
export function useDraft<T extends object>(
  form: FormName,
  key: string,
  value: T,
  restore: (value: T) => void,
  /** a form in which nothing worth keeping stands is not kept */
  isBlank?: (value: T) => boolean,
): Draft {
  const t = useT();
  const format = useFormat();
  const [state, setState] = useState<State>({ kind: 'none' });
  const [reading, setReading] = useState(true);
  const [restored, setRestored] = useState(false);
  const body = JSON.stringify(value);
  const blank = isBlank?.(value) ?? false;
  const kept = useRef(body);
  const latest = useRef({ body, form, key, blank });
  const put = useRef(restore);
  useEffect(() => {
    latest.current = { body, form, key, blank };
    put.current = restore;
  });

  const save = useCallback(async (): Promise<void> => {
    const now = latest.current;
    if (now.body === kept.current || now.blank) return;
    kept.current = now.body;
    setState({ kind: 'saving' });
    const reply = await call('drafts.save', { form: now.form, key: now.key, body: now.body });
    setState(
      reply.ok ? { kind: 'saved', atMs: reply.value.savedMs } : { kind: 'failed', code: reply.error.code },
    );
    if (!reply.ok) kept.current = '';
  }, []);

  useEffect(() => {
    let live = true;
    setReading(true);
    void call('drafts.get', { form, key }).then((reply) => {
      if (!live) return;
      if (reply.ok && reply.value.body !== null) {
        kept.current = reply.value.body;
        put.current(JSON.parse(reply.value.body) as T);
        setRestored(true);
        setState({ kind: 'saved', atMs: reply.value.savedMs ?? 0 });
      }
      setReading(false);
    });
    return () => {
      live = false;
    };
  }, [form, key]);

  useEffect(() => {
    if (reading || blank || body === kept.current) return undefined;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [body, blank, reading, save]);

  // Leaving by any way keeps the last letters too.
  useEffect(() => () => void save(), [save]);

  const discard = (clean?: object): void => {
    kept.current = clean === undefined ? latest.current.body : JSON.stringify(clean);
    // a form that is left in the same moment must not save itself once more on its way out
    latest.current = { ...latest.current, body: kept.current };
    setState({ kind: 'none' });
    setRestored(false);
    void call('drafts.discard', { form, key });
  };
  return { sign: <Sign state={state} />, reading, restored, discard };

  function Sign({ state: shown }: { state: State }) {
    if (shown.kind === 'none') return null;
    if (shown.kind === 'saving') return <span className="m">{t('documents.draft.saving')}</span>;
    if (shown.kind === 'failed') {
      const why = `error.${shown.code}`;
      return (
        <span className="danger" role="alert">
          {t('documents.draft.failed', { reason: t.has(why) ? t(why) : shown.code })}
        </span>
      );
    }
    return (
      <span className="done row gap-2">
        <Icon name="check" size={14} />
        {t('documents.draft.saved', { time: format.timeWithSeconds(shown.atMs) })}
      </span>
    );
  }
}
