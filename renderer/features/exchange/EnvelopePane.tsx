import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Failure } from '../../app/Failure.tsx';
import { mayCall } from '../../app/holding.ts';
import { ActionBar } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ReceiptLine } from '../../components/ReceiptLine.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import { useEnvelope, type Envelope } from './stores.ts';
import { factOf, kindWord, meaningOf, stepsOf } from './words.ts';

/** One envelope: how far it came, what was checked and by whom it was signed, what can be done with it. */
export function EnvelopePane({ id }: { id: string }) {
  const { value, error, reload } = useQuery(useEnvelope, { envelopeId: id });
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value || value.envelopeId !== id) return <LoadingRows />;
  return <Open envelope={value} />;
}

function Open({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const waits =
    envelope.direction === 'in' &&
    envelope.kind === 'document' &&
    (envelope.stage === 'checked' || envelope.stage === 'received');
  return (
    <div className="col grow">
      <ScrollPane label={t('exchange.envelope')} keys="detail">
        <Facts envelope={envelope} />
        {envelope.checks.length > 0 ? <Checks envelope={envelope} /> : null}
        {envelope.errorCode === null ? null : <Problem envelope={envelope} code={envelope.errorCode} />}
        <Signers envelope={envelope} />
        <Files envelope={envelope} />
      </ScrollPane>
      {waits && mayCall(roles, 'exchange.prepareRegistration') ? <InboxActs envelope={envelope} /> : null}
      {envelope.documentId !== null ? <OpenDocument envelope={envelope} id={envelope.documentId} /> : null}
    </div>
  );
}

function Facts({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="col gap-4">
      <div className="row wrap gap-4">
        {envelope.level === 'none' ? null : <LevelChip level={envelope.level} />}
        <span className="m cap">
          {t(`exchange.direction.${envelope.direction}`, {
            sequence: envelope.sequence === 0 ? '–' : envelope.sequence,
          })}
        </span>
      </div>
      <h2 className="sec">{kindWord(t, envelope)}</h2>
      <div className="row wrap gap-5">
        <ReceiptLine steps={stepsOf(envelope)} />
        <StateMark meaning={meaningOf(envelope)}>{factOf(t, envelope)}</StateMark>
      </div>
      <dl className="kv mt4">
        <dt>{t(`exchange.peer.${envelope.direction}`)}</dt>
        <dd>{envelope.peer || t('exchange.peerUnknown')}</dd>
        <dt>{t('exchange.at')}</dt>
        <dd>{format.dateTime(envelope.atMs)}</dd>
        {envelope.proposal ? (
          <>
            <dt>{t('exchange.issuer')}</dt>
            <dd>{envelope.proposal.issuer}</dd>
            <dt>{t('exchange.code')}</dt>
            <dd>{envelope.proposal.code}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

const CHECK_ICONS = { pass: 'check', fail: 'close', 'not-reached': 'minus' } as const;

function Checks({ envelope }: { envelope: Envelope }) {
  const t = useT();
  return (
    <section aria-label={t('exchange.checks')}>
      <h3 className="sec">{t('exchange.checks')}</h3>
      <ul className="checkLines mt4">
        {envelope.checks.map(({ check, outcome }) => {
          const name = `exchange.check.${check}`;
          return (
            <li key={check} className={outcome === 'fail' ? 'danger md' : outcome === 'pass' ? '' : 'm'}>
              <Icon name={CHECK_ICONS[outcome]} size={14} tone={outcome === 'pass' ? 'done' : 'quiet'} />
              <span>
                {t.has(name) ? t(name) : check}
                {outcome === 'pass' ? null : `: ${t(`exchange.outcome.${outcome}`)}`}
                {outcome === 'pass' ? <span className="heard">: {t('exchange.outcome.pass')}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Why it was not taken in, or why the other side sent it back; what to do next. */
function Problem({ envelope, code }: { envelope: Envelope; code: string }) {
  const t = useT();
  const key = `error.${code}`;
  const next = `error.${code}.next`;
  return (
    <section className="problem" aria-label={t('exchange.problem')}>
      <div className="row top gap-4">
        <Icon name="refused" tone="danger" />
        <h3 className="sec">
          {t(envelope.direction === 'in' ? 'exchange.problem.in' : 'exchange.problem.out')}
        </h3>
      </div>
      <dl className="kv mt4">
        <dt>{t('common.why')}</dt>
        <dd>{t.has(key) ? t(key) : code}</dd>
        <dt>{t('common.nextStep')}</dt>
        <dd>{t.has(next) ? t(next) : t('exchange.askAgain')}</dd>
      </dl>
      {envelope.stage === 'quarantined' ? <p className="m cap mt4">{t('exchange.kept')}</p> : null}
    </section>
  );
}

function Signers({ envelope }: { envelope: Envelope }) {
  const t = useT();
  if (envelope.signers.length === 0) return null;
  return (
    <section aria-label={t('exchange.signers')}>
      <h3 className="sec">{t('exchange.signers')}</h3>
      <ul className="signerLines mt4">
        {envelope.signers.map((signer) => (
          <li key={signer.serial}>
            <Icon name={signer.role === 'office' ? 'office' : 'user'} size={14} />
            <div className="grow">
              <div>{signer.name}</div>
              <div className="m cap cut" title={signer.serial}>
                {t(`exchange.signer.${signer.role}`)} · <span className="code">{signer.serial}</span>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Files({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const format = useFormat();
  if (envelope.files.length === 0) return null;
  return (
    <section aria-label={t('exchange.files')}>
      <h3 className="sec">{t('exchange.files')}</h3>
      <ul className="signerLines mt4">
        {envelope.files.map((file) => (
          <li key={file.name}>
            <Icon name="file" size={14} />
            <span className="grow cut" title={file.name}>
              {file.name}
            </span>
            <span className="m cap nowrap">{format.bytes(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InboxActs({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return (
    <>
      {error ? <Failure error={error} /> : null}
      <ActionBar>
        <Button
          icon="stamp"
          onPress={() => go('registerIncoming', { params: { envelope: envelope.envelopeId } })}
        >
          {t('exchange.register')}
        </Button>
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {t('exchange.refuse')}
        </Button>
      </ActionBar>
      <RefuseDialog
        open={asking}
        envelope={envelope}
        onClose={() => setAsking(false)}
        onError={setError}
      />
    </>
  );
}

function OpenDocument({ envelope, id }: { envelope: Envelope; id: string }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const secret = envelope.level !== 'none';
  const page =
    envelope.direction === 'in'
      ? secret
        ? 'classifiedIn'
        : 'incoming'
      : secret
        ? 'classifiedOut'
        : 'outgoing';
  return (
    <ActionBar>
      <Button icon="file" onPress={() => go(page, { id })}>
        {t('exchange.openDocument')}
      </Button>
    </ActionBar>
  );
}
