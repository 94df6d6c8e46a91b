import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { RefuseAnswer } from '../../parts/cases/RefuseAnswer.tsx';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { Note } from '../../components/Note.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { DiscardAct } from './DiscardAct.tsx';
import { HandOver } from './HandOver.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { Envelope } from './stores.ts';
import { TakeSubmission } from './TakeSubmission.tsx';
import { lostSealWords } from './words.ts';
import { officeToday } from '../../data/clock.ts';

const PACKETS: readonly string[] = ['figures', 'directory', 'rule-pack', 'help', 'course'];

/** What may be done with an envelope now, by this person. */
export function EnvelopeActs({ envelope }: { envelope: Envelope }) {
  const { direction, stage } = envelope;
  if (direction === 'out') return <OutActs envelope={envelope} />;
  if (stage === 'quarantined') return <DiscardAct envelope={envelope} />;
  if (stage === 'recalled') return <RecalledActs envelope={envelope} />;
  if (envelope.answer !== null) return <AnswerActs envelope={envelope} answer={envelope.answer} />;
  if (envelope.kind === 'rule-pack' && stage === 'checked') return <RulePackActs envelope={envelope} />;
  if (envelope.kind === 'directory' && stage === 'checked') return <DirectoryActs envelope={envelope} />;
  return stage === 'checked' || stage === 'received' ? <WaitingActs envelope={envelope} /> : null;
}

function WaitingActs({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const act = useAct();
  const [refusing, setRefusing] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const { envelopeId, kind } = envelope;
  const isUnopened = envelope.namedOnly !== null;
  const mayRegister =
    kind === 'document' &&
    mayCall(roles, 'exchange.refuse') &&
    (isUnopened || envelope.confirmation !== null);
  const register = (): void =>
    go('registerIncoming', {
      params: { envelope: envelopeId, ...(isUnopened ? { unopened: '1' } : {}) },
    });
  const takeFigures = (): void =>
    void act.call('figures.takeEnvelope', { envelopeId }, ({ officeName: office, edition }) => {
      useToasts.getState().show({ text: t('travel.figures.taken', { office, edition }) });
      go('figures', { params: { tab: 'offices' } });
    });
  const takeCourse = (): void =>
    void act.call('course.takeEnvelope', { envelopeId }, ({ edition, learners }) => {
      useToasts.getState().show({ text: t('course.taken', { edition, learners }) });
      go('lessons');
    });
  // what is to be done with it, as its button says
  const mainAct = mayRegister
    ? register
    : kind === 'figures' && mayCall(roles, 'figures.takeEnvelope')
      ? takeFigures
      : kind === 'course' && mayCall(roles, 'course.takeEnvelope')
        ? takeCourse
        : null;
  useShortcuts('detail', mainAct === null ? {} : { 'detail.primary': () => !act.busy && mainAct() });
  if (!mayCall(roles, 'exchange.refuse')) return null;
  const save = (): void =>
    void act.run(
      () => host().saveExchangeFile(envelopeId, envelope.files[0]?.name ?? 'tep'),
      ({ saved }) => {
        if (saved) useToasts.getState().show({ text: t('exchange.fileSaved') });
      },
    );
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {refused ? <Failure error={refused} onClose={() => setRefused(null)} /> : null}
      <ActionBar>
        {kind === 'document' ? (
          <Button
            icon="stamp"
            {...(mayRegister ? { kind: 'primary' as const, shortcut: 'detail.primary' as const } : {})}
            disabled={!mayRegister}
            disabledReason={mayRegister ? null : t('exchange.four.first')}
            onPress={register}
          >
            {t(isUnopened ? 'exchange.registerUnopened' : 'exchange.register')}
          </Button>
        ) : null}
        {kind === 'submission' ? <TakeSubmission envelopeId={envelopeId} /> : null}
        {kind === 'figures' && mayCall(roles, 'figures.takeEnvelope') ? (
          <Button
            icon="stamp"
            kind="primary"
            shortcut="detail.primary"
            disabled={act.busy}
            onPress={takeFigures}
          >
            {t('travel.figures.takeIn')}
          </Button>
        ) : null}
        {kind === 'course' && mayCall(roles, 'course.takeEnvelope') ? (
          <Button
            icon="stamp"
            kind="primary"
            shortcut="detail.primary"
            disabled={act.busy}
            onPress={takeCourse}
          >
            {t('course.takeIn')}
          </Button>
        ) : null}
        {kind === 'rule-pack' ? <HandOver envelopeId={envelopeId} onError={setRefused} /> : null}
        {PACKETS.includes(kind) ? (
          <Button icon="file" disabled={act.busy} onPress={save}>
            {t('exchange.saveFile')}
          </Button>
        ) : null}
        <Button kind="quiet" onPress={() => setRefusing(true)}>
          {t(kind === 'submission' ? 'exchange.bounce' : 'exchange.refuse')}
        </Button>
      </ActionBar>
      <RefuseDialog
        open={refusing}
        envelope={envelope}
        onClose={() => setRefusing(false)}
        onError={setRefused}
      />
    </>
  );
}

/** A rule pack goes to the administrator; the clerk may still save its file, or refuse it. */
function RulePackActs({ envelope }: { envelope: Envelope }) {
  const { roles } = useOpenSession();
  const [error, setError] = useState<WireError | null>(null);
  if (mayCall(roles, 'exchange.refuse')) return <WaitingActs envelope={envelope} />;
  if (!mayCall(roles, 'rules.handOver')) return null;
  return (
    <>
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
      <ActionBar>
        <HandOver envelopeId={envelope.envelopeId} onError={setError} />
      </ActionBar>
    </>
  );
}

/** A directory of offices goes where the cipher officer keeps it; the clerk may still save its file, or refuse it. */
function DirectoryActs({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct();
  if (!mayCall(roles, 'directory.takeEnvelope')) return <WaitingActs envelope={envelope} />;
  const take = (): void =>
    void act.call('directory.takeEnvelope', { envelopeId: envelope.envelopeId }, ({ issuer }) => {
      useToasts.getState().show({ text: t('exchange.offices.taken', { issuer }) });
    });
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <ActionBar>
        <Button icon="stamp" disabled={act.busy} onPress={take}>
          {t('exchange.offices.takeIn')}
        </Button>
      </ActionBar>
    </>
  );
}

/** An answer stands with its case as it came: the case is read there, and what is wrong goes back from here too. */
function AnswerActs({ envelope, answer }: { envelope: Envelope; answer: NonNullable<Envelope['answer']> }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { envelopeId, peer, stage } = envelope;
  const { submissionId } = answer;
  if (submissionId === null) return null;
  return (
    <ActionBar>
      <Button icon="book" onPress={() => go('submissions', { id: submissionId })}>
        {t('travel.openCase')}
      </Button>
      {stage === 'applied' ? <RefuseAnswer envelopeId={envelopeId} office={peer} /> : null}
    </ActionBar>
  );
}

/** Taken back by its sender: all that is left to do is to erase it; the signed proof goes by itself. */
function RecalledActs({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [asking, setAsking] = useState(false);
  const { recallId, documentId } = envelope;
  const may =
    recallId === null
      ? documentId === null && mayCall(roles, 'exchange.purge')
      : mayCall(roles, 'protection.purgeHere');
  if (!may) return null;
  return (
    <>
      <ActionBar>
        <Button kind="danger" icon="close" onPress={() => setAsking(true)}>
          {t('exchange.purge')}
        </Button>
      </ActionBar>
      {asking ? <EraseDialog envelope={envelope} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** What is erased does not come back: the envelope is named, and the button that keeps it has the focus. */
function EraseDialog({ envelope, onClose }: { envelope: Envelope; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const { envelopeId, recallId, sequence, peer } = envelope;
  const done = (): void => {
    onClose();
    useToasts.getState().show({ text: t('exchange.purged') });
  };
  const erase = (): void =>
    recallId === null
      ? void act.call('exchange.purge', { envelopeId }, done)
      : void act.call('protection.purgeHere', { recallId }, done);
  return (
    <FormDialog
      undoable={false}
      title={t('exchange.purgeTitle', { sequence, peer })}
      verb={t('exchange.purge')}
      missing={null}
      act={act}
      danger
      alert
      keep={t('exchange.purgeKeep')}
      onSubmit={erase}
      onClose={onClose}
    >
      <p className="s">{t('exchange.purgeWhat')}</p>
    </FormDialog>
  );
}

function OutActs({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct();
  const [recalling, setRecalling] = useState(false);
  const mayRecall =
    envelope.kind === 'document' &&
    mayCall(roles, 'exchange.recall') &&
    !['refused', 'recalled', 'purged'].includes(envelope.stage);
  const mayResend = envelope.mayResend && mayCall(roles, 'exchange.resend');
  const mayGiveUp = envelope.mayGiveUp && mayCall(roles, 'exchange.giveUp');
  const { lostSeal } = envelope;
  if (!mayRecall && !mayResend && lostSeal === null) return null;
  const resend = (): void =>
    void act.call('exchange.resend', { envelopeId: envelope.envelopeId }, ({ sequence }) =>
      useToasts.getState().show({ text: t('exchange.resent', { sequence }) }),
    );
  const giveUp = (): void =>
    void act.call('exchange.giveUp', { envelopeId: envelope.envelopeId }, () =>
      useToasts.getState().show({ text: t('exchange.givenUp', { sequence: envelope.sequence }) }),
    );
  return (
    <>
      {lostSeal === null ? null : (
        <Note tone="caution" title={t('exchange.sealedForLost')}>
          {lostSealWords(t, lostSeal, envelope.kind)}
        </Note>
      )}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <ActionBar>
        {mayResend ? (
          <Button icon="outbox" disabled={act.busy} onPress={resend}>
            {t('exchange.resend')}
          </Button>
        ) : null}
        {mayGiveUp ? (
          <Button disabled={act.busy} onPress={giveUp}>
            {t('exchange.giveUp')}
          </Button>
        ) : null}
        {mayRecall ? (
          <Button kind="quiet" onPress={() => setRecalling(true)}>
            {t('exchange.recall')}
          </Button>
        ) : null}
      </ActionBar>
      {recalling ? <RecallDialog envelope={envelope} onClose={() => setRecalling(false)} /> : null}
    </>
  );
}

function RecallDialog({ envelope, onClose }: { envelope: Envelope; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [code, setCode] = useState('');
  const [ground, setGround] = useState('');
  const ready = code.trim() !== '' && ground.trim() !== '';
  const recall = (): void =>
    void act.call(
      'exchange.recall',
      {
        envelopeId: envelope.envelopeId,
        code: code.trim(),
        ground: ground.trim(),
        decidedOn: officeToday(),
      },
      () => {
        onClose();
        useToasts.getState().show({ text: t('exchange.recallQueued') });
      },
    );
  return (
    <FormDialog
      undoable={false}
      title={t('exchange.recallTitle', { sequence: envelope.sequence, peer: envelope.peer })}
      verb={t('exchange.recallDo')}
      missing={ready ? null : t('exchange.recallMissing')}
      act={act}
      danger
      alert
      keep={t('exchange.recallKeep')}
      onSubmit={recall}
      onClose={onClose}
    >
      <p className="s">{t('exchange.recallWhat')}</p>
      <TextField label={t('exchange.recallCode')} value={code} onChange={setCode} maxLength={80} autoFocus />
      <TextField label={t('exchange.recallGround')} value={ground} onChange={setGround} maxLength={500} />
    </FormDialog>
  );
}
