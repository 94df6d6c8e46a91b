import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import type { TimelineItem } from '../../../../shared/ipc/schemas.ts';
import { useLedgerSentence } from '../../../parts/ledger/ledgerSentence.ts';
import { useRouter } from '../../../data/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Quote } from '../../../components/Quote.tsx';
import { Timeline, type TimelineEntry } from '../../../components/Timeline.tsx';
import type { IconName } from '../../../design/iconShapes.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { Fact } from '../../../parts/frame/Fact.tsx';

/** Bút phê, the newest first: the leader's own words, who leads, who helps, until when. */
export function Directions({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  return (
    <>
      {detail.directions.map((direction) => (
        <Quote
          key={direction.id}
          title={t('documents.direction')}
          detail={`${direction.by.fullName}, ${format.dateTime(direction.atMs)}`}
        >
          {direction.text ?? <em>{t('documents.direction.withheld')}</em>}
          <dl className="kv quoteFacts">
            {direction.lead ? (
              <div className="kvLine">
                <Fact label={t('documents.direction.lead')}>{direction.lead.fullName}</Fact>
              </div>
            ) : null}
            {direction.support.length > 0 ? (
              <div className="kvLine">
                <Fact label={t('documents.direction.support')}>
                  {direction.support.map((person) => person.fullName).join(', ')}
                </Fact>
              </div>
            ) : null}
            {direction.dueOn ? (
              <div className="kvLine">
                <Fact label={t('documents.direction.due')}>
                  {format.date(direction.dueOn)} {direction.dueTime}
                </Fact>
              </div>
            ) : null}
          </dl>
        </Quote>
      ))}
    </>
  );
}

export function Answers({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  if (detail.answers.length === 0) return null;
  return (
    <section>
      <h3 className="sec">{t('documents.answers')}</h3>
      <ul className="plainList">
        {detail.answers.map((answer) => (
          <li key={`${answer.code} ${answer.atMs}`} className="row wrap">
            <b className="md">{answer.code === '' ? t('documents.answer.noNumber') : answer.code}</b>
            <span className="m cap">{format.dateTime(answer.atMs)}</span>
            {answer.outgoingId === null ? null : (
              <Button size="small" kind="quiet" onPress={() => openAnswer(answer.outgoingId, go)}>
                {t('common.open')}
              </Button>
            )}
            {answer.note === '' ? null : <p className="s wholeLine">{answer.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function openAnswer(id: string | null, go: ReturnType<typeof useRouter.getState>['go']): void {
  if (id !== null) go('outgoing', { id });
}

export function ExchangeMarks({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  if (detail.exchange.length === 0) return null;
  return (
    <section>
      <h3 className="sec">{t('documents.exchange')}</h3>
      <ul className="plainList">
        {detail.exchange.map((mark) => (
          <li key={`${mark.envelopeId} ${mark.direction}`} className="row">
            <span className="grow">
              {t(mark.direction === 'in' ? 'documents.exchange.from' : 'documents.exchange.to', {
                peer: mark.peer,
              })}
              <span className="m"> · {stageWord(mark)}</span>
            </span>
            <span className="m cap">{format.dateTime(mark.atMs)}</span>
            <Button size="small" kind="quiet" onPress={() => go('exchange', { id: mark.envelopeId })}>
              {t('common.open')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );

  function stageWord({ direction, stage }: DocumentDetail['exchange'][number]): string {
    const key = `exchange.fact.${direction}.${stage === 'queued' ? 'sealed' : stage}`;
    return t.has(key) ? t(key) : stage;
  }
}

const ICONS: Readonly<Record<string, IconName>> = {
  'document.registered': 'check',
  'document.registered-out': 'check',
  'document.registered-unopened': 'mail',
  'document.opened': 'mail',
  'document.presented': 'forward',
  'document.directed': 'pen',
  'document.acknowledged': 'check',
  'document.work-started': 'assign',
  'document.returned': 'reply',
  'document.answered': 'reply',
  'document.closed': 'archive',
  'document.issued': 'outbox',
  'document.files-added': 'attach',
  'entry.cancelled': 'close',
  'file.opened': 'eye',
  'file.saved': 'disk',
  'envelope.registered': 'inbox',
  'envelope.sealed': 'seal',
  'receipt.applied': 'check',
};
const BAD: readonly string[] = ['entry.cancelled', 'document.returned'];
const REMARKS: readonly string[] = ['file.opened', 'file.saved', 'document.files-added'];

/** The record's history as the ledger holds it, newest first. */
export function History({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  const sentence = useLedgerSentence();
  const entries = detail.timeline.map((item, index): TimelineEntry => ({
    id: String(item.seq),
    icon: ICONS[item.act] ?? 'ledger',
    tone: toneOf(item, index === 0 && !['closed', 'cancelled'].includes(detail.state)),
    title: sentence(item),
    detail: `${format.dateTime(item.atMs)} · ${item.actor}`,
  }));
  return <Timeline label={t('documents.history')} entries={entries} />;
}

function toneOf(item: TimelineItem, newest: boolean): TimelineEntry['tone'] {
  if (BAD.includes(item.act)) return 'bad';
  if (REMARKS.includes(item.act)) return 'plain';
  return newest ? 'now' : 'done';
}
