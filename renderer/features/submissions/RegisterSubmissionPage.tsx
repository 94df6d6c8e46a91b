import './entry/entry.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { DropDraft } from '../../forms/DropDraft.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { FieldPlace } from '../../parts/frame/FieldPlace.tsx';
import { focusField, focusSaveButton } from '../../focus/fields.ts';
import { ActionBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { holdsClassified } from '../../data/holding.ts';
import { wasSettled } from '../../data/settled.ts';
import { useSecrecyForm } from '../../parts/secrecy/useSecrecyForm.ts';
import { useNoMark } from './useNoMark.ts';
import { useOpenSession } from '../../data/session.ts';
import { useDraft } from '../../data/useDraft.tsx';
import { useFieldKeys } from '../../focus/useFieldKeys.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { formRefused } from '../../focus/refusals.ts';
import { ConfirmPhrase } from './entry/ConfirmPhrase.tsx';
import { EntryFields } from './entry/EntryFields.tsx';
import { EntryFiles } from './entry/EntryFiles.tsx';
import {
  EMPTY,
  faultsOf,
  inputOf,
  isBlank,
  lacksOf,
  nextEntry,
  walkOf,
  type Entry,
} from './entry/entryForm.ts';
import { Findings, StopCard } from './entry/Findings.tsx';
import { maySeal, SealSecret } from './entry/SealSecret.tsx';
import { Registered, type RegisteredProps } from './entry/Registered.tsx';
import { TellOnSave, TellWhat } from './entry/TellOnSave.tsx';
import { useScreening } from './entry/useScreening.ts';
import { SimilarList } from './merge/SimilarList.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Done = RegisteredProps['done'];

/** F3: takes in a submission by hand, for a sender who came, wrote or telephoned. */
export function RegisterSubmissionPage() {
  const t = useT();
  const back = useRouter((state) => state.back);
  const [first, setFirst] = useState<Entry>(EMPTY);
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const next = (): void => {
    setDone(null);
    setRound(round + 1);
  };
  if (done) {
    return (
      <>
        <PageHead title={t('submissions.takeInTitle')} onBack={back} />
        <Registered done={done} onNext={next} />
      </>
    );
  }
  return (
    <EntryPage
      key={round}
      first={first}
      onDone={(reply, entry) => {
        setFirst(nextEntry(entry));
        setDone(reply);
      }}
    />
  );
}

interface EntryPageProps {
  first: Entry;
  onDone: (done: Done, entry: Entry) => void;
}

function EntryPage({ first, onDone }: EntryPageProps) {
  const t = useT();
  const back = useRouter((state) => state.back);
  const session = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  const today = choices?.today ?? '';
  const [typed, setEntry] = useState<Entry>(first);
  const entry = typed.receivedOn === null && today !== '' ? { ...typed, receivedOn: today } : typed;
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const screening = useScreening(
    entry.title,
    entry.body,
    [entry.note, ...Object.values(entry.answers)].join('\n'),
  );
  const inFiles = useSecrecyForm({ files, seals: maySeal(session) }).mark;
  const noMark = useNoMark(entry);
  const stop = noMark.isExplained ? null : screening.stop;
  const stopped = stop !== null || inFiles !== null;
  const form = choices?.submissionForms.find(({ kind }) => kind === entry.kind);
  const draft = useDraft<Entry>({
    form: 'registerSubmission',
    key: 'new',
    value: typed,
    restore: (kept) => setEntry({ ...EMPTY, ...kept }),
    blank: isBlank(typed),
    mayKeep: screening.settled && stop === null,
  });
  const { discard } = draft;
  // What stood in the draft before the mark was typed goes too: nothing of it is kept.
  useEffect(() => {
    if (stop !== null) discard();
  }, [stop, discard]);
  const faults = faultsOf(entry, today, { file: files.length > 0, whole: false });
  const { change, empty } = {
    change: (part: Partial<Entry>): void => setEntry({ ...entry, ...part }),
    empty: (): void => {
      draft.discard();
      for (const file of files) void call('attachments.discardStage', { stageId: file.stageId });
      setFiles([]);
      setError(null);
      setEntry({ ...entry, title: '', body: '', note: '', answers: {} });
    },
  };
  const sealed = (reply: Output<'submissions.sealSecret'>): void => {
    draft.discard();
    const { id, receiptCode, ...into } = reply;
    const { source, atCounter, party } = entry;
    onDone(
      { id, receiptCode, source, atCounter, party, tell: null, lacks: [], sealed: into },
      { ...entry, title: '', body: '', note: '', answers: {} },
    );
  };
  const send = async (phraseConfirmed: boolean): Promise<void> => {
    setAsking(false);
    setSaving(true);
    const asked = (form?.fields ?? []).map(({ id }) => id);
    const ids = files.map(({ stageId }) => stageId);
    const reply = await call('submissions.register', inputOf(entry, ids, phraseConfirmed, asked));
    setSaving(false);
    if (reply.ok) {
      draft.discard();
      const { source, atCounter, party, tell } = entry;
      onDone({ ...reply.value, source, atCounter, party, tell, lacks: lacksOf(entry), sealed: null }, entry);
      return;
    }
    const { code, params } = reply.error;
    if (code === 'secret-mark-found' && params['found'] === 'phrase') setAsking(true);
    else if (!wasSettled(reply.error)) {
      // a mark in the words: the vault has thrown every file away
      if (code === 'secret-mark-found' && params['found'] === 'mark') setFiles([]);
      setError(reply.error);
    }
  };
  const save = (): void => {
    setTried(true);
    const [fault] = Object.keys(faults);
    if (saving || stopped) return;
    if (fault !== undefined) {
      formRefused();
      focusField(pane.current, fault);
    } else if (screening.settled && screening.phrases.length > 0) setAsking(true);
    else void send(false);
  };
  useShortcuts('form', { 'form.save': save, 'form.saveNext': save, 'form.close': back });
  const walk = useMemo(() => walkOf((form?.fields ?? []).map(({ id }) => id)), [form]);
  const keys = useFieldKeys(pane, {
    order: walk,
    numbered: walk,
    linesInTextAreas: true,
    onEnd: () => focusSaveButton(document.body),
  });
  const count = Object.keys(faults).length;
  const signs = (
    <>
      {draft.sign}
      <DropDraft
        blank={isBlank(typed)}
        onDrop={() => {
          draft.discard(nextEntry(typed));
          setEntry(nextEntry(typed));
          setTried(false);
        }}
        onUndo={() => setEntry(typed)}
      />
    </>
  );
  return (
    <>
      <PageHead title={t('submissions.takeInTitle')} onBack={back} actions={signs}>
        <span className="m cut wide-only">{t('submissions.takeInLead')}</span>
      </PageHead>
      <div className="entryGrid">
        <div className="scroll entryForm" ref={pane} data-pane="form" {...keys.rootProps}>
          <EntryFields
            entry={entry}
            onChange={change}
            faults={tried ? faults : {}}
            hasFiles={files.length > 0}
          />
        </div>
        <aside
          className="scroll canvas entrySide"
          data-pane="entrySide"
          aria-label={t('submissions.entrySide')}
        >
          {stopped || screening.phrases.length > 0 ? (
            <SealSecret
              entry={entry}
              files={files}
              faults={faultsOf(entry, today, { file: false, whole: true })}
              isMarked={stopped}
              onDone={sealed}
            />
          ) : null}
          {stop ? (
            <StopCard
              finding={stop}
              onEmpty={empty}
              onNoMark={holdsClassified(session) ? null : () => noMark.ask(stop.rule)}
            />
          ) : null}
          <EntryFiles files={files} onFiles={setFiles} />
          {stopped ? null : (
            <Panel title={t('submissions.screening')}>
              <div className="pad">
                <Findings screening={screening} />
              </div>
            </Panel>
          )}
          {stopped || screening.similar.length === 0 ? null : (
            <section className="panel" aria-label={t('submissions.similar')}>
              <header>
                <h2>{t('submissions.similar')}</h2>
                <span className="end" />
                <span className="m cap" role="status">
                  {t('submissions.hints', { count: screening.similar.length })}
                </span>
              </header>
              <SimilarList similar={screening.similar} />
              <p className="pad m cap">{t('submissions.similarWhile')}</p>
            </section>
          )}
          <Panel title={t('submissions.onSave')}>
            <ul className="onSave pad s">
              <li>{t('submissions.onSave.code')}</li>
              <li>{t('submissions.onSave.sender')}</li>
              <li>{t('submissions.onSave.clock')}</li>
              <TellWhat entry={entry} />
            </ul>
          </Panel>
        </aside>
      </div>
      {error ? <Failure error={error} safe={t('common.typedStays')} onClose={() => setError(null)} /> : null}
      <ActionBar>
        <Button
          kind="primary"
          shortcut="form.saveNext"
          disabled={saving || stopped}
          disabledReason={
            stop !== null ? t('submissions.stop.title') : inFiles !== null ? t('secrecy.blocked') : null
          }
          onPress={save}
        >
          {t(saving ? 'submissions.saving' : 'submissions.save')}
        </Button>
        <Button kind="quiet" shortcut="form.close" onPress={back}>
          {t('submissions.closeKeep')}
        </Button>
        <TellOnSave entry={entry} onChange={change} />
        <span className="end" />
        {tried && count > 0 ? (
          <span className="danger cap" role="alert">
            {t('submissions.faults', { count })}
          </span>
        ) : null}
      </ActionBar>
      <FieldPlace goingTo={keys.goingTo} number={keys.at < 0 ? null : keys.at + 1} total={walk.length} />
      <ConfirmPhrase
        open={asking}
        phrases={screening.phrases}
        seals={maySeal(session)}
        text={[entry.title, entry.body, entry.note, ...Object.values(entry.answers)].join('\n')}
        onClose={() => setAsking(false)}
        onConfirm={() => void send(true)}
      />
    </>
  );
}
