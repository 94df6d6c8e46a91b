import { useRef, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { call } from '../../../data/bridge.ts';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { formRefused } from '../../../focus/refusals.ts';
import { useSecrecyForm } from '../../../parts/secrecy/useSecrecyForm.ts';
import { useAct } from '../../../data/useAct.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { DraftTaken } from '../../../forms/DraftTaken.tsx';
import { DropDraft } from '../../../forms/DropDraft.tsx';
import { useDraft } from '../../../data/useDraft.tsx';
import { useDraftWords } from '../../../forms/useDraftWords.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { FaultNote } from './FaultNote.tsx';
import { countedPages } from './fileFacts.ts';
import { shownFaults, type WaitingFile } from './form.ts';
import { askedNumber } from './numberFrom.ts';
import { OutgoingFields } from './OutgoingFields.tsx';
import { LeftOutNote } from './LeftOutNote.tsx';
import { type LeftOut, takeFiles } from './takeFiles.ts';
import * as out from './outgoingForm.ts';
import { focusField, focusSaveButton } from '../../../focus/fields.ts';
import { useFieldKeys } from '../../../focus/useFieldKeys.ts';
import { useBookWaits } from './useBookWaits.ts';
import { useFileFacts } from './useFileFacts.ts';
import { usePages } from './usePages.ts';
import { useScanQueue } from './useScanQueue.ts';
import { stillWaiting, useStagedFiles } from './useStagedFiles.ts';
import { BookWaits } from './WillDo.tsx';
import { civilDateAt } from '../../../../shared/domain/calendar/civilDate.ts';
import { nextNumberOf } from './nextNumber.ts';

export interface OutgoingEntryProps {
  today: string;
  choices: Output<'rules.choices'>;
  book: 'outgoing' | 'classified-outgoing';
}

const NO_TYPES: readonly string[] = [];

/** Takes the number of a document that was signed, and enters it; sending it is a step of its own. */
export function OutgoingEntry({ today, choices, book }: OutgoingEntryProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const go = useRouter((router) => router.go);
  const back = useRouter((router) => router.back);
  const first: Level = book === 'outgoing' ? 'none' : 'mat';
  const [form, setForm] = useState(() => out.emptyOutgoing(today, first));
  const [told, setFaults] = useState<readonly out.OutFault[]>([]);
  const faults = shownFaults(form, told, out.outgoingFaults(form, t, today));
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const act = useAct();
  // fields that keep their own letters begin anew with a draft that was put back, and only then: a list that is open stays
  const [restorations, setRestorations] = useState(0);
  const restore = (draft: out.OutgoingForm): void => {
    setRestorations((before) => before + 1);
    setForm((before) => ({
      ...before,
      ...draft,
      ...askedNumber(before, 'documentDate', 'typeId'),
      files: [],
    }));
    void stillWaiting(draft.files).then((files) => setForm((before) => ({ ...before, files })));
  };
  const draft = useDraft({
    ...({ form: 'registerOutgoing', key: book, value: form, restore } as const),
    blank: out.isBlankOutgoing(form),
  });
  const write = (part: Partial<out.OutgoingForm>): void => setForm((before) => ({ ...before, ...part }));
  const topSecret = form.level === 'tuyet-mat';
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null);
  const addFiles = (files: readonly WaitingFile[]): void => {
    const taken = takeFiles(form.files, files);
    setLeftOut(taken.leftOut);
    setForm((before) => ({ ...before, files: [...before.files, ...taken.kept] }));
  };
  const staged = useStagedFiles(addFiles);
  const queue = useScanQueue(staged, form.files.length === 0, true);
  const counted = countedPages(form.files, useFileFacts(form.files, NO_TYPES, 'pages'));
  usePages(form.pages, counted.pages, (pages) => write({ pages }), 0);
  const blank = out.emptyOutgoing(today, form.level);
  const draftSays = useDraftWords(topSecret ? null : (form.files[0] ?? null), form, blank, write, (words) =>
    out.fromDraft(words, choices.documentTypes),
  );
  // the refusal answered the level: the focus goes back to it
  const understood = (): void => {
    setRefusal(null);
    focusField(root.current, 'level');
  };
  const setLevel = (level: Level): void => {
    if (level === 'tuyet-mat' && form.subject.trim() !== '') {
      setRefusal({ code: 'no-subject-for-top-secret', params: { rule: 'BM-07' } });
    } else setRefusal(null);
    if (level === 'tuyet-mat') {
      for (const { stageId } of form.files) void call('attachments.discardStage', { stageId });
    }
    const item = form.item?.level === level ? form.item : null;
    write(level === 'tuyet-mat' ? { level, item, subject: '', files: [] } : { level, item });
  };
  const { mark } = useSecrecyForm({ files: form.files, level: form.level, setLevel });
  const [after, setAfter] = useState<'next' | 'stay'>('stay');
  const save = (then: 'next' | 'stay', authority: 'ask' | 'confirmed' = 'ask'): void => {
    setAfter(then);
    const found = out.outgoingFaults(form, t, today);
    setFaults(found);
    if (found[0]) {
      formRefused();
      focusField(root.current, found[0].field);
      return;
    }
    void act.call('documents.registerOutgoing', out.outgoingInput(form, authority), (saved) => {
      useToasts.getState().show({ text: t('documents.out.done'), figure: saved.code });
      if (then === 'stay') {
        draft.leave();
        go(form.level === 'none' ? 'outgoing' : 'classifiedOut', { id: saved.id });
        return;
      }
      const next = out.nextOutgoing(form, today);
      draft.discard(next);
      setForm(next);
      focusField(root.current, 'subject');
    });
  };
  useShortcuts('form', {
    'form.save': () => save('stay'),
    'form.saveNext': () => save('next'),
    'form.close': () => (refusal ? understood() : back()),
  });
  useShortcuts('registration', {
    'registration.attach': () => (topSecret ? false : void staged.pick()),
  });
  const keys = useFieldKeys(root, {
    order: out.OUT_WALK,
    numbered: out.OUT_FIELDS,
    onEnd: () => focusSaveButton(root.current),
  });
  // the unit has no number of its own: the place is told by the numbers that are printed
  const at = out.OUT_FIELDS.findIndex((name) => name === out.OUT_WALK[keys.at]);
  const numbered = form.level === 'none' ? 'outgoing' : 'classified-outgoing';
  const waits = useBookWaits({
    book: numbered,
    today,
    typeName: choices.documentTypes.find(({ id }) => id === form.typeId)?.name ?? '',
  });
  const { value: books } = useAsk('registers.books', {});
  const year = Number(civilDateAt(Date.now()).slice(0, 4));
  const nextNumber = nextNumberOf(books?.books ?? [], numbered, year);
  // a closed book gives none: its head says so, and nothing is promised
  const gives = form.numberFrom !== null || nextNumber !== null;
  const answers =
    form.answers === null ? '' : t('documents.out.willAnswer', { number: form.answers.entryNumber });
  return (
    <EntryFrame
      {...{ root, keys, staged }}
      title={t('documents.out.title')}
      onBack={() => back()}
      head={
        waits ? (
          <span className="caution nowrap">{t('documents.bookWaits')}</span>
        ) : form.numberFrom === null ? (
          <NextNumber number={nextNumber} year={year} />
        ) : null
      }
      actions={
        <>
          {draft.sign}
          <DropDraft
            blank={out.isBlankOutgoing(form)}
            onDrop={() => {
              draft.discard(blank);
              setForm(blank);
              setFaults([]);
            }}
            onUndo={() => setForm(form)}
          />
        </>
      }
      saving={
        <>
          <Button kind="primary" shortcut="form.save" onPress={() => save('stay')} disabled={act.busy}>
            {t('documents.save')}
          </Button>
          <Button shortcut="form.saveNext" onPress={() => save('next')} disabled={act.busy}>
            {t('documents.out.saveNew')}
          </Button>
        </>
      }
      files={form.files}
      onRemove={(stageId) => {
        void call('attachments.discardStage', { stageId });
        write({ files: form.files.filter((file) => file.stageId !== stageId) });
      }}
      closed={topSecret ? t('documents.files.topSecret') : null}
      queue={queue}
      place={at < 0 ? null : { index: at, total: out.fieldsShown(form.level) }}
    >
      <LeftOutNote leftOut={leftOut} />
      <DraftTaken proposals={draftSays} nameOf={(field) => t(out.labelOf(field))} />
      <OutgoingFields
        key={restorations}
        {...{ form, choices, faults, write, mark, counted }}
        onLevel={setLevel}
      />
      {refusal ? <Failure error={refusal} onClose={understood} takeFocus /> : null}
      <FaultNote faults={faults} />
      {act.error ? (
        <Failure
          error={act.error}
          safe={t('documents.draftStays')}
          onClose={act.forget}
          also={
            act.error.code === 'authority-doubted' ? (
              <Button size="small" onPress={() => save(after, 'confirmed')} disabled={act.busy}>
                {t('documents.out.asSigned')}
              </Button>
            ) : null
          }
        />
      ) : null}
      {waits ? (
        <BookWaits />
      ) : gives ? (
        <Note tone="info">
          {t.rich(form.numberFrom === null ? 'documents.out.willDo' : 'documents.out.willDoChosen', {
            answers,
            b: (chunks) => <b className="md">{chunks}</b>,
          })}
        </Note>
      ) : null}
    </EntryFrame>
  );
}

function NextNumber({ number, year }: { number: number | null; year: number }) {
  const t = useT();
  if (number === null)
    return <span className="danger nowrap">{t('documents.out.bookClosed', { year: String(year) })}</span>;
  return (
    <span className="m wide-only nowrap">
      {t.rich('documents.out.nextNumber', {
        number: String(number),
        b: (chunks) => <b className="strong">{chunks}</b>,
      })}
    </span>
  );
}
