import type { ErrorCode } from '../../../../shared/errors.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { RefuseAnswer } from '../../../parts/cases/RefuseAnswer.tsx';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { StateMark, type StateMeaning } from '../../../components/StateMark.tsx';
import { errorWords } from '../../../i18n/errorWords.ts';
import { type Translate, useT, useWords } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { answeredBy, cameThrough, standingAnswer } from '../words.ts';
import { Fact } from '../../../parts/frame/Fact.tsx';
import { Panel } from '../../../parts/frame/Panel.tsx';

type Mark = NonNullable<Case['travel']['sent']>;

const MEANING: Readonly<Record<Mark['stage'], StateMeaning>> = {
  sealed: 'new',
  written: 'waiting',
  delivered: 'waiting',
  received: 'waiting',
  registered: 'done',
  refused: 'returned',
  recalled: 'waiting',
  purged: 'closed',
};

/** Between offices: where the case went and whether it was taken over there, where it came from, what went back. */
export function Travel({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const { transfer, travel } = detail;
  const { sent, came } = travel;
  const standing = detail.state === 'transferred' ? standingAnswer(detail) : undefined;
  // what came from another office goes back there, and that office tells the sender
  const answer = came !== null && standing?.passedOn === null ? undefined : standing;
  if (transfer === null && sent === null && came === null) return null;
  return (
    <Panel title={t('travel.title')}>
      <dl className="kv pad">
        {came === null ? null : (
          <>
            <Fact label={t('travel.from')}>
              {came.office}
              <div className="m cap">
                {t('travel.theirCode', { code: came.receiptCode })} · {format.dateTime(came.cameMs)}
              </div>
              {came.reason === '' ? null : (
                <div className="m cap">{t('travel.reason', { reason: came.reason })}</div>
              )}
            </Fact>
            <Fact label={t('travel.answerBack')}>
              {came.answer === null ? t('travel.notYet') : <Sent mark={came.answer} what="answer" />}
            </Fact>
          </>
        )}
        {transfer === null ? null : (
          <Fact label={t('travel.to')}>
            {transfer.to}
            <div>
              <StateMark meaning={transfer.confirmedMs === null ? 'waiting' : 'done'}>
                {t(transfer.confirmedMs === null ? 'travel.waits' : 'travel.confirmed')}
              </StateMark>
            </div>
            {transfer.confirmedMs === null ? null : (
              <div className="m cap">{format.dateTime(transfer.confirmedMs)}</div>
            )}
          </Fact>
        )}
        {sent === null ? null : (
          <Fact label={t('travel.envelope')}>
            <Sent mark={sent} what="case" />
          </Fact>
        )}
        {answer === undefined ? null : (
          <Fact label={t('travel.answerToSender')}>
            <StateMark meaning={answer.passedOn === null ? 'waiting' : 'done'}>
              {t(answer.passedOn === null ? 'travel.notPassedOn' : 'travel.passedOn')}
            </StateMark>
            {answer.passedOn === null ? null : (
              <div className="m cap">
                {t(`submissions.channel.${answer.passedOn.channel}`)} · {answer.passedOn.by.fullName} ·{' '}
                {format.dateTime(answer.passedOn.atMs)}
              </div>
            )}
          </Fact>
        )}
      </dl>
      {transfer !== null && transfer.confirmedMs === null ? (
        <p className="pad m cap">
          {t(sent === null || sent.stage === 'refused' ? 'travel.next' : 'travel.hold')}
        </p>
      ) : null}
    </Panel>
  );
}

/** What a signed receipt said last; the envelope itself for those who work with the exchange. */
function Sent({ mark, what }: { mark: Mark; what: 'case' | 'answer' }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const key = `travel.${what}.${mark.stage}`;
  const why = refusalOf(t, mark);
  return (
    <>
      <StateMark meaning={what === 'answer' && mark.stage === 'delivered' ? 'done' : MEANING[mark.stage]}>
        {t(t.has(key) ? key : `travel.stage.${mark.stage}`)}
      </StateMark>
      <div className="m cap">
        {mark.peer} · {format.dateTime(mark.atMs)}
        {mayCall(roles, 'exchange.get') ? (
          <>
            {' · '}
            <LinkButton onPress={() => go('exchange', { id: mark.envelopeId })}>
              {t('travel.openEnvelope', { sequence: mark.sequence })}
            </LinkButton>
          </>
        ) : null}
      </div>
      {why === '' ? null : (
        <div className="m cap">{t('travel.sentBack', { office: mark.peer, reason: why })}</div>
      )}
      {what === 'answer' && mark.stage === 'refused' ? (
        <div className="m cap">{t('travel.answerNext')}</div>
      ) : null}
    </>
  );
}

/** Why it came back: in the words of the person there, or of the check that it did not pass. */
const refusalOf = (t: Translate, { reason, errorCode }: Mark): string =>
  errorCode !== null && t.has(`error.${errorCode}`)
    ? errorWords(t, { code: errorCode as ErrorCode, params: {} }).title
    : reason;

/** The answers of the offices that the case was sent to, each in its own words and under its own name. */
export function AnswersElsewhere({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  return (
    <>
      {detail.travel.answers.map((answer) => (
        <section
          key={answer.envelopeId}
          className="caseAnswer"
          aria-label={t('travel.answerOf', { office: answeredBy(answer).office })}
        >
          <div className="row wrap">
            <h3 className="sec">{t('travel.answerOf', { office: answeredBy(answer).office })}</h3>
            <span className="m cap">
              {t('travel.answerFacts', {
                code: answeredBy(answer).receiptCode,
                name: answer.approvedBy,
                at: format.dateTime(answer.approvedMs),
              })}
            </span>
          </div>
          <PassedOnBy answer={answer} />
          <p className="read preline mt2" data-selectable="">
            {answer.text}
          </p>
          {answer.passedOn === null ? null : (
            <p className="m cap">
              {t('travel.passedOnBy', {
                channel: t(`submissions.channel.${answer.passedOn.channel}`),
                when: format.dateTime(answer.passedOn.atMs),
                name: answer.passedOn.by.fullName,
              })}
            </p>
          )}
          {answer.refused === null ? (
            <div className="row mt4">
              <span className="end" />
              <RefuseAnswer envelopeId={answer.envelopeId} office={answer.office} />
            </div>
          ) : (
            <div className="mt4">
              <StateMark meaning="returned">
                {t('travel.answerRefused', { at: format.dateTime(answer.refused.atMs) })}
              </StateMark>
              <div className="m cap preline">{answer.refused.reason}</div>
            </div>
          )}
        </section>
      ))}
    </>
  );
}

/** Of an answer that other offices passed on: which ones, and whether the office that answered signed these very words. */
function PassedOnBy({ answer }: { answer: Case['travel']['answers'][number] }) {
  const t = useT();
  const { proof } = answer;
  if (proof === null) return null;
  const { office } = answeredBy(answer);
  const offices = cameThrough(answer)
    .map((one) => t('travel.cameFrom', { office: one.office, code: one.receiptCode }))
    .join('; ');
  const isWrong = proof === 'differs' || proof === 'invalid';
  return (
    <p className="m cap">
      {t('travel.answerThrough', { offices })}
      {' · '}
      <span className={isWrong ? 'danger' : undefined}>{t(`travel.proof.${proof}`, { office })}</span>
    </p>
  );
}
