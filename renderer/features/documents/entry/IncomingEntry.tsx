import { useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../app/holding.ts';
import { useQuery } from '../../../app/query.ts';
import { useSecrecyForm } from '../../../app/secrecy/useSecrecyForm.ts';
import { useOpenSession } from '../../../app/session.ts';
import { Button } from '../../../components/Button.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { Failure } from '../../../app/Failure.tsx';
import { useLeaders } from '../stores.ts';
import { focusField, focusSaveButton } from '../../../app/fields.ts';
import { useDraft } from '../../../app/useDraft.tsx';
import { fieldAt, useFieldKeys } from '../../../app/useFieldKeys.ts';
import { DuplicatePanel } from './DuplicatePanel.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { FaultNote } from './FaultNote.tsx';
import {
  asUnopened,
  bookOf,
  type Fault,
  faultsOf,
  FIELDS,
  type IncomingForm,
  isBlank,
  stillFaults,
} from './form.ts';
import { IncomingFields } from './IncomingFields.tsx';
import { PageProposals } from './PageProposals.tsx';
import { EdxmlNote } from './EdxmlNote.tsx';
import { useBookWaits } from './useBookWaits.ts';
import { useDuplicates } from './useDuplicates.ts';
import { useEdxmlPackage } from './useEdxmlPackage.ts';
import { useEntryActs } from './useEntryActs.ts';
import { useFormStart } from './useFormStart.ts';
import { useIncomingForm } from './useIncomingForm.ts';
import { usePageReading } from './usePageReading.ts';
import { useSaveIncoming } from './useSaveIncoming.ts';
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

const ORDER: readonly string[] = FIELDS;
const ENTER_ORDER: readonly string[] = [
  ...['issuer', 'code', 'documentDate', 'typeId', 'urgency', 'level', 'pages', 'subject', 'unopenedFor'],
  ...['presentTo', 'replyDueOn', 'dueOn', 'dueTime', 'note', 'copyNumber'],
];
/** Before the envelope is opened, who may open it stands in the place of the subject. */
const UNOPENED_ORDER = ORDER.map((name) => (name === 'subject' ? 'unopenedFor' : name));
const NOBODY: readonly PersonRef[] = [];

/** The form, its keys, and the page beside it. */
export function IncomingEntry(props: IncomingEntryProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const { roles } = useOpenSession();
  const people = useQuery(useLeaders, { forAct: 'present' });
  const leaders = people.value?.people ?? NOBODY;
  const level = props.opened?.level ?? (props.book === 'incoming' ? 'none' : 'mat');
  const state = useIncomingForm(props.today, level, leaders);
  const { form, setForm } = state;
  const [told, setFaults] = useState<readonly Fault[]>([]);
  const faults = stillFaults(told, () => faultsOf(form, t, props.today));
  const saving = useSaveIncoming(props.envelopeId, props.opened);
  const key = props.opened
    ? `complete:${props.opened.id}`
    : props.envelopeId
      ? `envelope:${props.envelopeId}`
      : props.book;
  const restoreRef = useRef<(draft: IncomingForm) => void>(() => undefined);
  const draft = useDraft<IncomingForm>({
    form: 'registerIncoming',
    key: key.slice(0, 64),
    value: form,
    restore: (value) => restoreRef.current(value),
    blank: isBlank(form),
  });
  const start = useFormStart(setForm, {
    ...{ envelopeId: props.envelopeId, closed: props.unopened, opened: props.opened },
    ...{ draftKnown: !draft.reading, restored: draft.restored, inside: form.subject !== '' },
  });
  useEffect(() => {
    restoreRef.current = start.restore;
  });
  const edxml = useEdxmlPackage(state, props.opened === null && props.envelopeId === null);
  const staged = useStagedFiles(edxml.add);
  const { mark } = useSecrecyForm({
    ...{ files: form.files, level: form.level },
    ...(props.opened ? {} : { setLevel: state.setLevel }),
  });
  const matches = useDuplicates(form, props.opened === null && !form.notADuplicate);
  const act = useEntryActs({ props, state, draft, saving, matches, setFaults, root });
  const unopenedNow = form.unopenedFor !== null;
  const keys = useFieldKeys(root, {
    order: ENTER_ORDER,
    numbered: unopenedNow ? UNOPENED_ORDER : ORDER,
    onEnd: () => focusSaveButton(root.current),
  });
  const closed =
    form.level === 'tuyet-mat'
      ? t('documents.files.topSecret')
      : form.unopenedFor !== null
        ? t('documents.files.notOpened')
        : null;
  const reading = usePageReading(
    form.files,
    useMemo(() => props.choices.incomingTypes.map(({ name }) => name), [props.choices]),
    form.level === 'none' && closed === null && props.envelopeId === null,
  );
  const toggleUnopened = (): void =>
    unopenedNow ? state.write('unopenedFor', { unopenedFor: null }) : setForm(asUnopened);
  useBeginUnopened(props.unopened, draft.reading, draft.restored, toggleUnopened);
  // the refusal answered the level: the focus goes back to it
  const understood = (): void => {
    state.forgetRefusal();
    focusField(root.current, 'level');
  };
  useShortcuts('form', {
    'form.save': () => void act.save('stay'),
    'form.saveNext': () => void act.save(props.opened || props.envelopeId ? 'stay' : 'next'),
    'form.close': () => (state.refusal ? understood() : act.close()),
  });
  useShortcuts('registration', {
    'registration.attach': () => (closed === null ? void staged.pick() : false),
    'registration.takeLast': () => state.takeLast(fieldAt(document.activeElement)),
    ...(props.opened ? {} : { 'registration.unopened': toggleUnopened }),
  });
  const waits = useBookWaits({ book: bookOf(form.level), today: props.today }) && props.opened === null;
  const nextNumber = waits || form.numberFrom !== null ? null : state.nextNumber;
  const at = placeOf(ENTER_ORDER[keys.at] ?? '');
  return (
    <EntryFrame
      {...{ root, keys, staged, closed }}
      title={t(props.opened ? 'documents.complete.title' : 'documents.entry.title')}
      onBack={act.close}
      head={
        <>
          <span className="m wide-only nowrap">
            {t(`documents.book.${form.level === 'none' ? 'incoming' : 'classified-incoming'}`)}
          </span>
          {waits ? <span className="caution nowrap">{t('documents.bookWaits')}</span> : null}
          {nextNumber === null || props.opened ? null : (
            <span className="m nowrap">
              {t.rich('documents.nextNumber', {
                number: String(nextNumber),
                b: (chunks) => <b className="strong">{chunks}</b>,
              })}
            </span>
          )}
        </>
      }
      actions={
        <>
          {draft.sign}
          {props.opened ? null : (
            <Button shortcut="registration.unopened" onPress={toggleUnopened}>
              {t(unopenedNow ? 'documents.opened' : 'documents.unopened')}
            </Button>
          )}
        </>
      }
      saving={
        props.opened || props.envelopeId ? (
          <Button
            kind="primary"
            shortcut="form.save"
            onPress={() => void act.save('stay')}
            disabled={saving.busy}
          >
            {t('documents.save')}
          </Button>
        ) : (
          <>
            <Button
              kind="primary"
              shortcut="form.saveNext"
              onPress={() => void act.save('next')}
              disabled={saving.busy}
            >
              {t('documents.saveNext')}
            </Button>
            <Button shortcut="form.save" onPress={() => void act.save('stay')} disabled={saving.busy}>
              {t('documents.save')}
            </Button>
          </>
        )
      }
      files={form.files}
      beside={
        props.envelopeId === null ? <PageProposals {...{ reading, state, choices: props.choices }} /> : null
      }
      onRemove={state.removeFile}
      scans={mayCall(roles, 'attachments.scanFolder')}
      place={at < 0 ? null : { index: at, total: ORDER.length }}
    >
      <EdxmlNote reading={edxml} registers={form.edxmlId} />
      {start.error ? <Failure error={start.error} /> : null}
      {start.lostFiles > 0 ? (
        <Note tone="caution">{t('documents.draft.lostFiles', { count: start.lostFiles })}</Note>
      ) : null}
      <IncomingFields
        state={state}
        choices={props.choices}
        leaders={leaders}
        faults={faults}
        levelFixed={props.opened !== null}
        mark={mark}
        doubtful={matches.length > 0}
        refusal={state.refusal ? <Failure error={state.refusal} onClose={understood} takeFocus /> : null}
        after={
          matches.length > 0 ? (
            <DuplicatePanel
              matches={matches}
              onOpen={act.openMatch}
              onPaper={(match) => void act.asPaper(match)}
              onOther={act.another}
              asked={saving.error?.code === 'duplicate-not-answered'}
            />
          ) : null
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
        nextNumber={props.opened?.entryNumber ?? nextNumber}
        waits={waits}
        presentTo={leaders.find(({ id }) => id === form.presentTo)?.fullName ?? null}
        peer={start.peer}
        kept={props.opened !== null}
        next={props.opened === null && props.envelopeId === null}
      />
    </EntryFrame>
  );
}

/** The number before the field as it stands on the form; -1 for none. */
function placeOf(name: string): number {
  return name === 'unopenedFor' ? 7 : name === 'dueTime' ? 10 : ORDER.indexOf(name);
}

function useBeginUnopened(wanted: boolean, reading: boolean, restored: boolean, toggle: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!wanted || reading || done.current) return;
    done.current = true;
    if (!restored) toggle();
  });
}
