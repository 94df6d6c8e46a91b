import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { DropDraft } from '../../../forms/DropDraft.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useSecrecyForm } from '../../../parts/secrecy/useSecrecyForm.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { focusField, focusSaveButton } from '../../../focus/fields.ts';
import { useDraft } from '../../../data/useDraft.tsx';
import { fieldAt, useFieldKeys } from '../../../focus/useFieldKeys.ts';
import { DuplicatePanel } from './DuplicatePanel.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { EntryHead, SaveButtons } from './EntryHead.tsx';
import { EntryQuestions, questionOf } from './EntryQuestions.tsx';
import { FaultNote } from './FaultNote.tsx';
import { isDueAwaited, isReadInVain } from './fileFacts.ts';
import * as entry from './form.ts';
import { IncomingFields } from './IncomingFields.tsx';
import { LeftOutNote } from './LeftOutNote.tsx';
import { PageProposals } from './PageProposals.tsx';
import { EdxmlNote } from './EdxmlNote.tsx';
import { useBookWaits } from './useBookWaits.ts';
import { useDuplicates } from './useDuplicates.ts';
import { useEdxmlPackage } from './useEdxmlPackage.ts';
import { useEntryActs } from './useEntryActs.ts';
import { useFirstAsked } from './useFirstAsked.ts';
import { useFormStart } from './useFormStart.ts';
import { useGapFocus } from './useGapFocus.ts';
import { useIncomingForm } from './useIncomingForm.ts';
import { useOpenFields } from './useOpenFields.ts';
import { useReadProposals } from './useReadProposals.ts';
import { useSaveIncoming } from './useSaveIncoming.ts';
import { useScanQueue } from './useScanQueue.ts';
import { useStagedFiles } from './useStagedFiles.ts';
import { WillDo } from './WillDo.tsx';

export interface IncomingEntryProps {
  today: string;
  choices: Output<'rules.choices'>;
  book: 'incoming' | 'classified-incoming';
  envelopeId: string | null;
  /** the entry of an envelope that is opened now */
  opened: DocumentDetail | null;
  /** begins as "chưa bóc bì" */
  unopened: boolean;
}

const ORDER: readonly string[] = entry.FIELDS;
/** Before the envelope is opened, who may open it stands in the place of the subject. */
const UNOPENED_ORDER = ORDER.map((name) => (name === 'subject' ? 'unopenedFor' : name));
/** The last is the number of a copy, which only a classified paper has. */
const ORDINARY_ORDER = ORDER.slice(0, -1);
const ORDINARY_UNOPENED_ORDER = UNOPENED_ORDER.slice(0, -1);
/** The walk: the three fields, then those of the line of chips that stand open or ask something. */
const ALWAYS: readonly string[] = ['issuer', 'code', 'subject', 'unopenedFor'];
/** Of a classified paper the law wants these answered: they stand open. */
const CLASSIFIED: readonly string[] = ['documentDate', 'typeId', 'level', 'pages', 'presentTo'];
const NONE: readonly string[] = [];
const NOBODY: readonly PersonRef[] = [];

/** The form, its keys, and the page beside it. */
export function IncomingEntry(props: IncomingEntryProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const { roles } = useOpenSession();
  const { choices, today, opened, envelopeId } = props;
  const people = useAsk('people.choices', { forAct: 'present' });
  const leaders = people.value?.people ?? NOBODY;
  const level = opened?.level ?? (props.book === 'incoming' ? 'none' : 'mat');
  const reads = envelopeId === null;
  const state = useIncomingForm({ today, level, leaders, types: choices.incomingTypes, reads });
  const { form, setForm } = state;
  const [told, setFaults] = useState<readonly entry.Fault[]>([]);
  const faults = entry.shownFaults(form, told, entry.faultsOf(form, t, today));
  const saving = useSaveIncoming(envelopeId, opened);
  const key = opened ? `complete:${opened.id}` : envelopeId ? `envelope:${envelopeId}` : props.book;
  const restoreRef = useRef<(draft: entry.IncomingForm) => void>(() => undefined);
  const isBlank = entry.isBlank(form);
  const draft = useDraft<entry.IncomingForm>({
    form: 'registerIncoming',
    key: key.slice(0, 64),
    value: form,
    restore: (value) => restoreRef.current(value),
    blank: isBlank,
  });
  const start = useFormStart(setForm, {
    envelopeId,
    closed: props.unopened,
    opened,
    draftKnown: !draft.reading,
    restored: draft.restored,
    inside: form.subject !== '',
  });
  useEffect(() => {
    restoreRef.current = start.restore;
  });
  const alone = opened !== null || envelopeId !== null;
  const edxml = useEdxmlPackage(state, !alone);
  const staged = useStagedFiles(edxml.add);
  const queue = useScanQueue(staged, form.files.length === 0, mayCall(roles, 'attachments.scanFolder'));
  const { mark } = useSecrecyForm({
    files: form.files,
    level: form.level,
    ...(opened ? {} : { setLevel: state.setLevel }),
  });
  const matches = useDuplicates(form, opened === null && !form.notADuplicate);
  const proposals = useReadProposals(state, choices);
  useGapFocus(root, form);
  const act = useEntryActs({ props, state, draft, saving, matches, queue, setFaults, root });
  const question = questionOf(state, act.tried);
  const answering = useFirstAsked([
    ...(matches.length > 0 ? (['duplicate'] as const) : []),
    ...(question === null ? [] : (['question'] as const)),
  ]);
  const unopenedNow = form.unopenedFor !== null;
  const open = useOpenFields(root, form.level === 'none' ? NONE : CLASSIFIED);
  const asks = entry.openQuestions(form);
  const order = [
    ...ALWAYS,
    ...entry.CHIPS.filter((name) => open.isOpen(entry.groupOf(name)) || asks.some((one) => one === name)),
  ];
  const numbered =
    form.level === 'none'
      ? unopenedNow
        ? ORDINARY_UNOPENED_ORDER
        : ORDINARY_ORDER
      : unopenedNow
        ? UNOPENED_ORDER
        : ORDER;
  const keys = useFieldKeys(root, {
    order,
    numbered,
    onEnd: () => focusSaveButton(root.current),
  });
  const closed =
    form.level === 'tuyet-mat'
      ? t('documents.files.topSecret')
      : unopenedNow
        ? t('documents.files.notOpened')
        : null;
  const toggleUnopened = (): void =>
    unopenedNow ? state.write('unopenedFor', { unopenedFor: null }) : setForm(entry.asUnopened);
  useBeginUnopened(props.unopened, draft.reading, draft.restored, toggleUnopened);
  // the refusal answered the level: the focus goes back to it
  const understood = (): void => {
    state.forgetRefusal();
    focusField(root.current, 'level');
  };
  useShortcuts('form', {
    'form.save': () => void act.save('stay'),
    'form.saveNext': () => void act.save(alone ? 'stay' : 'next'),
    'form.close': () => (state.refusal ? understood() : act.close()),
  });
  useShortcuts('registration', {
    'registration.attach': () => (closed === null ? void staged.pick() : false),
    'registration.takeLast': () => state.takeLast(fieldAt(document.activeElement)),
    'registration.allFields': open.toggleAll,
    ...(opened ? {} : { 'registration.unopened': toggleUnopened }),
  });
  const waits = useBookWaits({ book: entry.bookOf(form.level), today }) && opened === null;
  const nextNumber = waits || form.numberFrom !== null ? null : state.nextNumber;
  const at = numbered.indexOf(order[keys.at] ?? '');
  return (
    <EntryFrame
      {...{ root, staged, closed }}
      keys={withFocus(keys, open.onFocus)}
      title={t(opened ? 'documents.complete.title' : 'word.registerAnIncomingDocument')}
      onBack={act.close}
      head={
        <EntryHead classified={form.level !== 'none'} waits={waits} nextNumber={opened ? null : nextNumber} />
      }
      actions={
        <>
          {draft.sign}
          <DropDraft blank={isBlank || alone} onDrop={act.drop} onUndo={() => state.begin(form)} />
          {opened ? null : (
            <Button shortcut="registration.unopened" onPress={toggleUnopened}>
              {t(unopenedNow ? 'documents.opened' : 'documents.unopened')}
            </Button>
          )}
        </>
      }
      saving={<SaveButtons alone={alone} busy={saving.busy} onSave={(then) => void act.save(then)} />}
      files={form.files}
      beside={reads ? <PageProposals proposals={proposals} inVain={isReadInVain(state.main)} /> : null}
      onRemove={state.removeFile}
      queue={mayCall(roles, 'attachments.scanFolder') ? queue : null}
      place={at < 0 ? null : { index: at, total: numbered.length }}
    >
      <EdxmlNote reading={edxml} registers={form.edxmlId} />
      {start.error ? <Failure error={start.error} /> : null}
      {start.lostFiles > 0 ? (
        <Note tone="caution">{t('documents.draft.lostFiles', { count: start.lostFiles })}</Note>
      ) : null}
      <LeftOutNote leftOut={state.leftOut} />
      <IncomingFields
        {...{ state, choices, leaders, faults, open, mark }}
        jumping={keys.goingTo !== null}
        levelFixed={opened !== null}
        doubtful={matches.length > 0}
        refusal={state.refusal ? <Failure error={state.refusal} onClose={understood} takeFocus /> : null}
        after={
          <>
            {matches.length > 0 ? (
              <DuplicatePanel
                matches={matches}
                onOpen={act.openMatch}
                onPaper={(match) => void act.asPaper(match)}
                onOther={act.another}
                asked={saving.error?.code === 'duplicate-not-answered'}
                waits={answering !== 'duplicate'}
              />
            ) : null}
            {question === null ? null : (
              <EntryQuestions
                {...{ state, question }}
                asked={act.tried}
                waits={answering !== 'question'}
                onSave={act.saveAsAnswered}
                onWrite={(field) => focusField(root.current, field)}
              />
            )}
          </>
        }
      />
      <FaultNote faults={faults} />
      {saving.error && saving.error.code !== 'duplicate-not-answered' ? (
        <Failure
          error={saving.error}
          safe={t('documents.draftStays')}
          onClose={() => saving.setError(null)}
        />
      ) : null}
      <WillDo
        form={form}
        nextNumber={opened?.entryNumber ?? nextNumber}
        waits={waits}
        presentTo={leaders.find(({ id }) => id === form.presentTo)?.fullName ?? null}
        peer={start.peer}
        kept={opened !== null}
        isDueAwaited={isDueAwaited(form, state.main)}
        next={!alone}
      />
    </EntryFrame>
  );
}

function withFocus(
  keys: ReturnType<typeof useFieldKeys>,
  onFocus: ReturnType<typeof useOpenFields>['onFocus'],
): ReturnType<typeof useFieldKeys> {
  const both: typeof keys.rootProps.onFocus = (event) => {
    keys.rootProps.onFocus(event);
    onFocus(event);
  };
  return Object.assign({}, keys, { rootProps: Object.assign({}, keys.rootProps, { onFocus: both }) });
}

function useBeginUnopened(wanted: boolean, reading: boolean, restored: boolean, toggle: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!wanted || reading || done.current) return;
    done.current = true;
    if (!restored) toggle();
  });
}
