import { useEffect, useRef } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { focusPane } from '../../focus/panes.ts';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ReceiptLine } from '../../components/ReceiptLine.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Problem } from './Problem.tsx';
import { EnvelopeActs } from './EnvelopeActs.tsx';
import { Confirmed, FourChecks } from './FourChecks.tsx';
import { Receipts } from './Receipts.tsx';
import { ViewFiles } from './ViewFiles.tsx';
import { type Envelope } from './stores.ts';
import { factOf, headOf, meaningOf, stepsOf, wasKeptOut } from './words.ts';
import { Fact } from '../../parts/frame/Fact.tsx';

/** One envelope: how far it came, what was checked and by whom it was signed, what can be done with it. */
export function EnvelopePane({ id }: { id: string }) {
  const { value, error, reload } = useAsk('exchange.get', { envelopeId: id });
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value || value.envelopeId !== id) return <LoadingRows />;
  return <Open envelope={value} />;
}

function Open({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  useKeysAfterAct(envelope.stage);
  const toCount =
    envelope.direction === 'in' &&
    envelope.kind === 'document' &&
    envelope.stage === 'checked' &&
    mayCall(roles, 'exchange.confirm');
  const toView =
    envelope.direction === 'in' &&
    envelope.kind === 'document' &&
    envelope.namedOnly === null &&
    envelope.files.length > 0 &&
    mayCall(roles, 'exchange.viewFiles');
  return (
    <div className="col grow">
      <ScrollPane label={t('exchange.envelope')}>
        <Facts envelope={envelope} />
        {envelope.errorCode !== null || envelope.stage === 'refused' ? <Problem envelope={envelope} /> : null}
        {envelope.said === null ? null : <Said said={envelope.said} />}
        {envelope.chase === null ? null : <Chase chase={envelope.chase} />}
        {envelope.answer === null ? null : <Answer answer={envelope.answer} />}
        {toCount && envelope.namedOnly === null ? <FourChecks envelope={envelope} view={toView} /> : null}
        {toCount && envelope.namedOnly !== null ? <Note>{t('exchange.namedOnly.what')}</Note> : null}
        {envelope.confirmation === null ? null : (
          <Confirmed confirmation={envelope.confirmation} stated={envelope.pages} />
        )}
        <Receipts events={envelope.events} />
        {envelope.checks.length > 0 ? <Checks envelope={envelope} /> : null}
        <Signers envelope={envelope} />
        <Files envelope={envelope} view={toView && envelope.stage === 'received'} />
      </ScrollPane>
      <EnvelopeActs envelope={envelope} />
      {envelope.documentId !== null ? <OpenDocument envelope={envelope} id={envelope.documentId} /> : null}
    </div>
  );
}

/** An act takes the button away that the focus stood on: it stays with the envelope. */
function useKeysAfterAct(stage: Envelope['stage']): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current !== stage && document.activeElement === document.body) focusPane('envelope');
    before.current = stage;
  }, [stage]);
}

/** A transferred case in the words of the office that sent it. */
function Said({ said }: { said: NonNullable<Envelope['said']> }) {
  const t = useT();
  return (
    <section aria-label={t('exchange.said')}>
      <h3 className="sec">{t('exchange.said')}</h3>
      <div className="md">{said.title}</div>
      <p className="s preline">{said.body}</p>
      <div className="m cap">
        {said.receiptCode}
        {said.reason === '' ? '' : ` · ${said.reason}`}
      </div>
    </section>
  );
}

/** An overdue question of the office that sent this: its letter, and what had been asked. */
function Chase({ chase }: { chase: NonNullable<Envelope['chase']> }) {
  const { t, format } = useWords();
  return (
    <section aria-label={t('exchange.chase')}>
      <h3 className="sec">{t('exchange.chase')}</h3>
      <div className="m cap">
        {t('exchange.chaseFacts', {
          code: chase.receiptCode,
          asked: format.date(chase.askedOn),
          due: format.date(chase.dueOn),
        })}
      </div>
      <p className="s preline mt2">{chase.text}</p>
      <div className="m cap mt4">{t('exchange.chaseQuestion')}</div>
      <p className="s preline">{chase.question}</p>
    </section>
  );
}

/** What another office answers to a case that went there. */
function Answer({ answer }: { answer: NonNullable<Envelope['answer']> }) {
  const { t, format } = useWords();
  const { receiptCode, text, approvedBy, approvedMs } = answer;
  return (
    <section aria-label={t('exchange.answer')}>
      <h3 className="sec">{t('exchange.answer')}</h3>
      <p className="s preline">{text}</p>
      <div className="m cap">
        {t('travel.answerFacts', { code: receiptCode, name: approvedBy, at: format.dateTime(approvedMs) })}
      </div>
    </section>
  );
}

function Facts({ envelope }: { envelope: Envelope }) {
  const { t, format } = useWords();
  return (
    <div className="col gap-4 envelopeFacts">
      <div className="row wrap gap-4">
        {envelope.level === 'none' ? null : <LevelChip level={envelope.level} />}
        <span className="m cap">
          {envelope.sequence === 0
            ? t('exchange.direction.unnumbered')
            : t(`exchange.direction.${envelope.direction}`, { sequence: envelope.sequence })}
        </span>
      </div>
      <h2 className="sec">{headOf(t, envelope)}</h2>
      <div className="row wrap gap-5">
        <ReceiptLine steps={stepsOf(envelope)} />
        <StateMark meaning={meaningOf(envelope)}>{factOf(t, envelope)}</StateMark>
      </div>
      <dl className="kv mt4">
        <Fact
          label={t(wasKeptOut(envelope) ? 'exchange.peer.claimed' : `exchange.peer.${envelope.direction}`)}
        >
          {envelope.peer || t('exchange.peerUnknown')}
        </Fact>
        <Fact label={t('exchange.at')}>{format.dateTime(envelope.atMs)}</Fact>
        {envelope.proposal ? (
          <>
            <Fact label={t('exchange.issuer')}>{envelope.proposal.issuer}</Fact>
            <Fact label={t('exchange.code')}>{envelope.proposal.code}</Fact>
          </>
        ) : null}
        {envelope.namedOnly === null ? null : (
          <>
            <dt>{t('exchange.namedOnly')}</dt>
            <dd className="md">{envelope.namedOnly}</dd>
          </>
        )}
        <PassedOn envelope={envelope} />
      </dl>
    </div>
  );
}

/** Of a document that another office sent first: who, and whether its signatures show that it is the same. */
function PassedOn({ envelope: { forwarded, direction } }: { envelope: Envelope }) {
  const t = useT();
  if (forwarded === null) return null;
  const { office, sequence, proof, signers } = forwarded;
  const isWrong = proof === 'differs' || proof === 'invalid';
  return (
    <>
      <Fact label={t(`exchange.forwarded.${direction}`)}>
        {t('exchange.forwarded.office', { office, sequence })}
      </Fact>
      {direction === 'out' ? null : (
        <Fact label={t('exchange.proof')}>
          <span className={isWrong ? 'danger' : undefined}>{t(`exchange.proof.${proof}`)}</span>
          {signers.length === 0 ? null : (
            <div className="m cap">{t('exchange.proof.by', { names: signers.join('; ') })}</div>
          )}
        </Fact>
      )}
    </>
  );
}

/** What was looked at, in the fixed order; after a failed check the rest was not looked at, and says so. */
function Checks({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const word = (kind: 'check' | 'checkShort', check: string): string => {
    const key = `exchange.${kind}.${check}`;
    return t.has(key) ? t(key) : check;
  };
  const unreached = envelope.checks.filter(({ outcome }) => outcome === 'not-reached');
  return (
    <section aria-label={t('exchange.checks')}>
      <h3 className="sec">{t('exchange.checks')}</h3>
      <ul className="checkLines mt4">
        {envelope.checks
          .filter(({ outcome }) => outcome !== 'not-reached')
          .map(({ check, outcome }) =>
            outcome === 'pass' ? (
              <li key={check}>
                <Icon name="check" size={14} tone="done" />
                <span>
                  {word('check', check)}
                  <span className="heard">: {t('exchange.outcome.pass')}</span>
                </span>
              </li>
            ) : (
              <li key={check} className="danger md">
                <Icon name="close" size={14} tone="danger" />
                <span>
                  {word('check', check)}: {t('exchange.outcome.fail')}
                </span>
              </li>
            ),
          )}
        {unreached.length === 0 ? null : (
          <li className="m">
            <Icon name="chevron-right" size={14} tone="quiet" />
            <span className="unreached">
              {unreached.map(({ check }) => word('checkShort', check)).join(', ')}
              {': '}
              {t('exchange.outcome.not-reached')}
            </span>
          </li>
        )}
      </ul>
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

function Files({ envelope, view }: { envelope: Envelope; view: boolean }) {
  const { t, format } = useWords();
  if (envelope.files.length === 0) return null;
  return (
    <section aria-label={t('exchange.files')}>
      <h3 className="sec">{t('exchange.files')}</h3>
      <ul className="signerLines mt4">
        {envelope.files.map((file, index) => (
          <li key={index}>
            <Icon name="file" size={14} />
            <span className="grow cut" title={file.name}>
              {file.name === '' ? t('exchange.fileSealed', { number: index + 1 }) : file.name}
            </span>
            <span className="m cap nowrap">{format.bytes(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
      {view ? <ViewFiles envelope={envelope} /> : null}
    </section>
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
