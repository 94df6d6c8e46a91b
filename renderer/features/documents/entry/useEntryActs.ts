import { type RefObject, useRef, useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { useRouter } from '../../../data/router.ts';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { formRefused } from '../../../focus/refusals.ts';
import type { Draft } from '../../../data/useDraft.tsx';
import { questionOf } from './EntryQuestions.tsx';
import { droppedForm, type Fault, faultsOf, type IncomingForm, nextForm } from './form.ts';
import type { IncomingEntryProps } from './IncomingEntry.tsx';
import type { DuplicateMatch } from './useDuplicates.ts';
import { focusField } from '../../../focus/fields.ts';
import { isDueAwaited } from './fileFacts.ts';
import { fieldAt } from '../../../focus/useFieldKeys.ts';
import type { IncomingFormState } from './useIncomingForm.ts';
import type { SavedEntry, useSaveIncoming } from './useSaveIncoming.ts';
import type { ScanQueue } from './useScanQueue.ts';

interface ActsGiven {
  props: IncomingEntryProps;
  state: IncomingFormState;
  draft: Draft;
  saving: ReturnType<typeof useSaveIncoming>;
  matches: readonly DuplicateMatch[];
  queue: ScanQueue;
  setFaults: (faults: readonly Fault[]) => void;
  root: RefObject<HTMLDivElement | null>;
}

/** Saving and what follows it, leaving, and the three answers about a duplicate. */
export function useEntryActs(given: ActsGiven) {
  const { props, state, draft, saving, matches, queue, setFaults, root } = given;
  const t = useT();
  const go = useRouter((router) => router.go);
  const back = useRouter((router) => router.back);
  const { form, setForm } = state;
  const [tried, setTried] = useState<'next' | 'stay' | null>(null);
  // the question goes when it is answered: what is asked after it must not find the focus nowhere
  const askedFrom = useRef<string | null>(null);
  const pageOf = (book: string) =>
    book === 'classified-incoming' ? ('classifiedIn' as const) : ('incoming' as const);
  const done = (saved: SavedEntry, then: 'next' | 'stay'): void => {
    const text = t(
      isDueAwaited(form, state.main)
        ? 'documents.done.dueAwaited'
        : props.opened
          ? 'documents.done.complete'
          : 'documents.done.register',
    );
    useToasts.getState().show({ text, figure: `${saved.entryNumber}${saved.entrySuffix}` });
    setTried(null);
    // a file that waits for an entry of its own is not left lying
    if (then === 'stay' && form.later.length === 0) {
      draft.leave();
      go(pageOf(form.level === 'none' ? 'incoming' : 'classified-incoming'), { id: saved.id });
      return;
    }
    const next = nextForm(form, props.today);
    draft.discard(next);
    queue.goOn(form.files);
    state.begin(next);
    setFaults([]);
    state.settleIssuer(next.issuer);
    focusField(root.current, 'code');
  };
  const save = async (then: 'next' | 'stay', answered: IncomingForm = form): Promise<void> => {
    const faults = faultsOf(answered, t, props.today);
    setFaults(faults);
    const [first] = faults;
    if (first) {
      formRefused();
      focusField(root.current, first.field);
      return;
    }
    setTried(then);
    if (questionOf({ form: answered, facts: state.facts }, true) !== null) {
      formRefused();
      askedFrom.current = fieldAt(document.activeElement);
      setTimeout(() => focusQuestion(root.current), 0);
      return;
    }
    const saved = await saving.save(answered);
    if (saved) done(saved, then);
    else root.current?.querySelector<HTMLElement>('[data-duplicates] button')?.focus();
  };
  return {
    save,
    /** saving was tried and asked something */
    tried: tried !== null,
    saveAsAnswered: (answered: IncomingForm): void => {
      focusField(root.current, askedFrom.current ?? 'code');
      void save(tried ?? 'stay', answered);
    },
    /** Throws away what was typed. */
    drop: (): void => {
      const empty = droppedForm(form, props.today);
      draft.discard(empty);
      state.begin(empty);
      setFaults([]);
      setTried(null);
      focusField(root.current, 'issuer');
    },
    close: () => back(),
    openMatch: (match: DuplicateMatch) => go(pageOf(match.row.book), { id: match.row.id }),
    /** The paper copy takes no number: its scan goes to the entry that is there. */
    asPaper: async (match: DuplicateMatch): Promise<void> => {
      const files = form.files.map((file) => file.stageId);
      if (files.length > 0) {
        const record = await call('documents.get', { id: match.row.id });
        const reply = record.ok
          ? await call('documents.addFiles', { id: match.row.id, revision: record.value.revision, files })
          : record;
        if (!reply.ok) {
          saving.setError(reply.error);
          return;
        }
      }
      draft.leave();
      useToasts
        .getState()
        .show({ text: t('documents.duplicate.paperDone', { number: match.row.entryNumber }) });
      go(pageOf(match.row.book), { id: match.row.id });
    },
    another: (): void => {
      setForm((before) => ({ ...before, notADuplicate: true }));
      saving.setError(null);
      if (matches.length > 0) focusField(root.current, 'typeId');
    },
  };
}

/** A question whose answer is not taken back has the focus as a whole, none of its answers. */
function focusQuestion(root: HTMLElement | null): void {
  const question = root?.querySelector<HTMLElement>('[data-question]');
  (question?.hasAttribute('tabindex') ? question : question?.querySelector<HTMLElement>('button'))?.focus();
}
