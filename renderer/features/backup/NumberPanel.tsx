import { type ComponentProps, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { behindWords } from '../../parts/recovery/behindWords.ts';
import { call } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { mayCall } from '../../data/mayCall.ts';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat, useT, type Translate } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isEnter, nameOf, NumberRow, type Check } from './NumberRow.tsx';
import { SureNumbers } from './SureNumbers.tsx';

/**
 * After a restoration: what was the last number given out on paper, book by book. Each number is read and typed; they are
 * confirmed one by one, or at once all those that were typed.
 */
export function NumberPanel() {
  const t = useT();
  const { value } = useAsk('backup.numberChecks', {});
  const format = useFormat();
  const checks = value?.checks ?? [];
  const behind = value?.behind ?? null;
  const panel = useRef<HTMLElement>(null);
  const form = useNumbers(checks);
  useComeHere(panel, checks.length > 0);
  useGoOn(panel, checks.length);
  return (
    <section className="panel" aria-label={t('numbers.title')} ref={panel}>
      <header>
        <h2>{t('numbers.title')}</h2>
      </header>
      <div className="pad-16 col gap-5">
        {checks.length === 0 ? null : (
          <>
            <Note tone="caution" title={t(behind === null ? 'numbers.why' : 'numbers.behind')}>
              {behind === null ? null : `${behindWords(t, format, behind)} `}
              {t('numbers.how')} {checks.length > 1 ? t('numbers.many') : null}
            </Note>
            <TextField
              label={t('numbers.ground')}
              value={form.ground}
              onChange={form.setGround}
              maxLength={300}
              hint={t('numbers.ground.hint')}
              onKeyDown={(event) => toNextNumber(event, panel.current)}
            />
          </>
        )}
        <LostNotes lost={value?.lost ?? []} />
        {value === null || value.minutes === null ? null : (
          <Minutes id={value.minutes} gone={value.gone} waits={checks.length + value.lost.length > 0} />
        )}
      </div>
      <ul className="lineList">
        {checks.map((check) => (
          <NumberRow
            key={check.id}
            check={check}
            last={form.lasts[check.id] ?? null}
            onLast={(last) => form.setLast(check.id, last)}
            named={form.ground.trim() !== ''}
            busy={form.busy}
            error={form.errors[check.id] ?? null}
            onConfirm={() => form.ask([check])}
            onEnter={(event) => toNextNumber(event, panel.current)}
          />
        ))}
      </ul>
      {checks.length > 1 ? <ConfirmAll form={form} /> : null}
      {form.asked.length > 0 ? (
        <SureNumbers
          typed={form.asked}
          onYes={() => void form.confirm(form.asked.map(({ check }) => check))}
          onClose={form.takeBack}
        />
      ) : null}
    </section>
  );
}

/** What was compared, and every number that has nothing here, on paper: by the office's own hand it is explained. */
function Minutes({ id, gone, waits }: { id: string; gone: number; waits: boolean }) {
  const t = useT();
  const { roles } = useOpenSession();
  return (
    <Note
      tone="info"
      title={t(gone > 0 ? 'numbers.gone' : waits ? 'numbers.minutes' : 'numbers.done', { count: gone })}
      actions={
        mayCall(roles, 'papers.make') ? (
          <PaperButton
            subjectKind="restoration"
            subjectId={id}
            title={t('papers.titleOf.restoration')}
            label={t('numbers.minutes.print')}
            size="small"
          />
        ) : null
      }
    >
      {t('numbers.minutes.detail')}
    </Note>
  );
}

function LostNotes({ lost }: { lost: Output<'backup.numberChecks'>['lost'] }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const mayOpen = mayCall(roles, 'registers.books');
  return lost.map(({ bookId, book, year, count }) => (
    <Note
      key={bookId}
      tone="caution"
      title={t('numbers.lost', { count, book: `${t(`documents.book.${book}`)} ${year}` })}
      actions={
        mayOpen ? (
          <Button
            size="small"
            icon="book"
            onPress={() => go('books', { id: bookId, params: { tab: 'numbers' } })}
          >
            {t('word.openTheBook')}
          </Button>
        ) : null
      }
    >
      {t('numbers.lost.detail')}
    </Note>
  ));
}

type Typed = ComponentProps<typeof SureNumbers>['typed'][number];

type NumberForm = ReturnType<typeof useNumbers>;

/** Every number that was typed, at once; the same by Ctrl Enter. */
function ConfirmAll({ form }: { form: NumberForm }) {
  const t = useT();
  const { roles } = useOpenSession();
  const missing = !mayCall(roles, 'backup.confirmNumbers')
    ? t('numbers.onlyClerk')
    : form.ground.trim() === '' || form.ready.length === 0
      ? t('numbers.missing.all')
      : null;
  const off = missing !== null || form.busy;
  useShortcuts('form', { 'form.saveNext': () => form.ask(form.ready) }, { enabled: !off });
  return (
    <div className="pad-16">
      <Button
        disabled={off}
        disabledReason={missing}
        shortcut="form.saveNext"
        onPress={() => form.ask(form.ready)}
      >
        {t('numbers.confirmAll', { count: form.ready.length })}
      </Button>
    </div>
  );
}

function useNumbers(checks: readonly Check[]) {
  const t = useT();
  const [ground, setGround] = useState('');
  const [lasts, setLasts] = useState<Readonly<Record<string, number | null>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, WireError>>>({});
  const act = useAct();
  const [asked, setAsked] = useState<Typed[]>([]);
  const lastOf = ({ id }: Check): number | null => lasts[id] ?? null;
  /** A number that takes others with it is shown once more before it counts. */
  const ask = (wanted: readonly Check[]): void => {
    const typed = wanted.map((check) => ({ check, last: lastOf(check) ?? 0 }));
    const far = typed.filter(({ check, last }) => last > check.known);
    if (far.length > 0) setAsked(typed);
    else void confirm(wanted);
  };
  const confirm = async (wanted: readonly Check[]): Promise<void> => {
    const each = async () => {
      const failed: Record<string, WireError> = {};
      let accounted = 0;
      for (const check of wanted) {
        const reply = await call('backup.confirmNumbers', { id: check.id, last: lastOf(check) ?? 0, ground });
        if (reply.ok) accounted += reply.value.accounted;
        else failed[check.id] = reply.error;
      }
      setErrors(failed);
      return {
        ok: true as const,
        value: { done: wanted.filter(({ id }) => failed[id] === undefined), accounted },
      };
    };
    // one that is refused stops none of the others
    await act.run(each, ({ done, accounted }) => (done.length > 0 ? doneWords(t, done, accounted) : null));
  };
  return {
    ground,
    setGround,
    lasts,
    errors,
    busy: act.busy,
    asked,
    ask,
    takeBack: () => setAsked([]),
    confirm,
    setLast: (id: string, last: number | null) => setLasts((known) => ({ ...known, [id]: last })),
    /** what a number was typed for that can be */
    ready: checks.filter((check) => (lastOf(check) ?? -1) >= check.known),
  };
}

function doneWords(t: Translate, done: readonly Check[], accounted: number): string {
  const [only] = done;
  return done.length === 1 && only !== undefined
    ? t('numbers.confirmed', { name: nameOf(t, only), accounted })
    : t('numbers.confirmedAll', { count: done.length, accounted });
}

/** Enter goes down the column of numbers. */
function toNextNumber(event: KeyboardEvent, panel: HTMLElement | null): void {
  if (!isEnter(event)) return;
  const fields = [...(panel?.querySelectorAll<HTMLElement>('input:enabled') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget as HTMLElement) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** With the last number confirmed its field is gone: the focus stands on what is to be done next, the book or the minutes. */
function useGoOn(panel: RefObject<HTMLElement | null>, waiting: number): void {
  const waited = useRef(0);
  useEffect(() => {
    if (waited.current > 0 && waiting === 0) panel.current?.querySelector<HTMLElement>('button')?.focus();
    waited.current = waiting;
  }, [panel, waiting]);
}

/** Where books wait, whoever compares them finds the focus in the first field, however the page was opened. */
function useComeHere(panel: RefObject<HTMLElement | null>, waits: boolean): void {
  const { params } = useRoute();
  const { roles } = useOpenSession();
  const { at } = params;
  const wanted = at === 'numbers' || (at === undefined && mayCall(roles, 'backup.confirmNumbers'));
  useEffect(() => {
    if (!wanted || !waits) return;
    panel.current?.scrollIntoView({ block: 'nearest' });
    panel.current?.querySelector('input')?.focus();
  }, [panel, wanted, waits, params]);
}
