import { useState, type ReactNode } from 'react';
import type { ProtectionAct } from '../../../shared/domain/levels/protectionActs.ts';
import type { ProtectionDetail } from '../../../shared/ipc/contract/protection.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { Failure } from '../../forms/Failure.tsx';
import { MoreActs } from '../../parts/frame/MoreActs.tsx';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { Timeline } from '../../components/Timeline.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { DOCUMENT_ACTS } from './documentActs.ts';
import { DossierPapers } from './DestructionPane.tsx';
import { Followers } from './Followers.tsx';
import { Recalls } from './Recalls.tsx';
import { changeWords, eventWords, reasonWords } from './words.ts';
import { Panel } from '../../parts/frame/Panel.tsx';

/** One document: its level and period, how they came to be, what waits, and what may be done. */
export function ProtectionPane({ id, today }: { id: string; today: string }) {
  const { value, error, reload } = useAsk('protection.get', { id });
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value?.id !== id) return <LoadingRows />;
  return <Loaded key={id} detail={value} today={today} />;
}

function Loaded({ detail, today }: { detail: ProtectionDetail; today: string }) {
  const { t, format } = useWords();
  const [open, setOpen] = useState<ProtectionAct | null>(null);
  const offers = detail.offers.map((offer) => ({ ...offer, act: offer.act as ProtectionAct }));
  const allowed = offers.filter((offer) => offer.allowed);
  const primary = allowed[0] ?? null;
  // what destroys is looked for in the list of further acts, it does not stand beside the others
  const beside = allowed.slice(1).filter(({ act }) => !DOCUMENT_ACTS[act].danger);
  const rest = offers.filter((offer) => offer.act !== primary?.act);
  return (
    <div className="protectionPane">
      <ScrollPane label={t('protection.pane')} takesFocus>
        <div className="protectionBody">
          <Head detail={detail} />
          {detail.frozen ? (
            <Note tone="danger" title={t('protection.frozen')}>
              {t('protection.frozenWhy')}
            </Note>
          ) : null}
          {detail.hold ? (
            <Note tone="caution" title={t('protection.held')}>
              {t('protection.heldWhy', {
                code: detail.hold.code,
                date: format.date(detail.hold.decidedOn),
                ground: detail.hold.ground,
                name: detail.hold.by.fullName,
              })}
            </Note>
          ) : null}
          {detail.sampleGround ? (
            <Note tone="caution" title={t('protection.sampleGround')}>
              {t('protection.sampleGroundWhat', {
                name: detail.sampleGround.by.fullName,
                date: format.date(format.dayOf(detail.sampleGround.atMs)),
              })}
            </Note>
          ) : null}
          {detail.contentSealed ? <Note tone="info">{t('protection.contentSealed')}</Note> : null}
          {detail.tombstone ? (
            <Note tone="info" title={t('protection.tombstone')}>
              {t('protection.tombstoneWhat', {
                files: detail.tombstone.files,
                keys: detail.tombstone.keys,
                copies: detail.tombstone.copies,
              })}
            </Note>
          ) : null}
          {detail.destruction?.state === 'destroyed' ? <DossierPapers id={detail.destruction.id} /> : null}
          <Waiting detail={detail} />
          {open ? <OpenAct detail={detail} act={open} today={today} onClose={() => setOpen(null)} /> : null}
          <Followers detail={detail} today={today} />
          <Recalls detail={detail} today={today} />
          <History detail={detail} />
        </div>
      </ScrollPane>
      {open === null && offers.length > 0 ? (
        <ActionBar>
          {primary ? (
            <Button key={primary.act} kind="primary" onPress={() => setOpen(primary.act)}>
              {t(`protection.act.${primary.act}`)}
            </Button>
          ) : null}
          {beside.slice(0, 2).map(({ act }) => (
            <Button key={act} onPress={() => setOpen(act)}>
              {t(`protection.act.${act}`)}
            </Button>
          ))}
          <MoreActs
            acts={rest.map(({ act, allowed: may, reason }) => ({
              id: act,
              text: t(`protection.act.${act}`),
              icon: DOCUMENT_ACTS[act].icon,
              disabled: !may,
              ...(reason === null ? {} : { detail: reasonWords(t, reason) }),
              onAct: () => setOpen(act),
            }))}
          />
        </ActionBar>
      ) : null}
    </div>
  );
}

function OpenAct(props: {
  detail: ProtectionDetail;
  act: ProtectionAct;
  today: string;
  onClose: () => void;
}) {
  const t = useT();
  const { detail, act, today, onClose } = props;
  const spec = DOCUMENT_ACTS[act];
  const note = `protection.note.${act}`;
  return (
    <ActForm
      key={act}
      title={t(`protection.act.${act}`)}
      verb={t(`protection.verb.${act}`)}
      fields={spec.fields(detail)}
      today={today}
      {...(spec.start ? { start: spec.start(detail) } : {})}
      note={t.has(note) ? t(note) : null}
      danger={spec.danger ?? false}
      onSend={(values) => spec.send(detail, values)}
      onDone={() => {
        useToasts.getState().show({ text: t(`protection.done.${act}`) });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function Head({ detail }: { detail: ProtectionDetail }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const rows: [string, ReactNode][] = [
    [t('word.number'), [detail.code, detail.issuer].filter(Boolean).join(' · ')],
    [t('protection.fact.subject'), detail.subject ?? t('protection.noSubject')],
    ...(detail.registeredLevel === detail.level
      ? []
      : [
          [t('protection.fact.registeredLevel'), <LevelChip key="r" level={detail.registeredLevel} />] as [
            string,
            ReactNode,
          ],
        ]),
    [
      t('protection.fact.until'),
      detail.protectionUntil === null
        ? t('protection.noPeriod')
        : t('protection.untilDays', {
            date: format.date(detail.protectionUntil),
            days: Math.abs(detail.daysLeft ?? 0),
            past: (detail.daysLeft ?? 0) < 0 ? 'yes' : 'no',
          }),
    ],
    ...(detail.sources.length === 0
      ? []
      : [
          [
            t('protection.fact.sources'),
            <span key="s" className="row wrap gap-4">
              {detail.sources.map((source, index) => (
                <span key={index} className="row gap-2">
                  <LevelChip level={source.level} />
                  {source.code === '' ? t('protection.withheldSource') : source.code}
                </span>
              ))}
            </span>,
          ] as [string, ReactNode],
        ]),
  ];
  return (
    <header className="col gap-4">
      <div className="row gap-4">
        <LevelChip level={detail.level} />
        <h2 className="title cut">
          {t('protection.number', { number: detail.entryNumber, year: detail.year })}
        </h2>
        <span className="end" />
        <LinkButton onPress={() => go(PAGE_OF_BOOK[detail.book], { id: detail.id })}>
          {t('protection.openDocument')}
        </LinkButton>
      </div>
      <dl className="kv">
        {rows.map(([name, value]) => (
          <div key={name} className="protectionFact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

type Change = NonNullable<ProtectionDetail['proposal']>['change'];

/** The papers beside the decision that whoever decides has to see. */
function papersOf(
  change: Change,
): readonly (readonly ['headDocument' | 'councilCode' | 'minutesCode', string])[] {
  const papers =
    change.kind === 'extended'
      ? [['headDocument', change.headDocument] as const]
      : change.kind === 'declassified'
        ? [['councilCode', change.councilCode] as const, ['minutesCode', change.minutesCode] as const]
        : [];
  return papers.filter(([, code]) => code !== '');
}

function Waiting({ detail }: { detail: ProtectionDetail }) {
  const { t, format } = useWords();
  const { proposal } = detail;
  if (proposal === null) return null;
  const { change } = proposal;
  return (
    <Panel title={t('protection.waiting')}>
      <div className="col gap-4 pad">
        <div className="row gap-4 wrap">
          <b className="md">{changeWords(t, change.kind)}</b>
          {change.kind === 'adjusted' ? <LevelChip level={change.toLevel} /> : null}
          {change.kind === 'extended' ? <span>{format.date(change.until)}</span> : null}
          {change.kind === 'declassified' ? <span>{t(`protection.way.${change.way}`)}</span> : null}
        </div>
        <p className="m cap">
          {t('protection.byDocument', { code: change.code, date: format.date(change.decidedOn) })}
          {change.ground === '' ? '' : ` · ${change.ground}`}
        </p>
        {papersOf(change).map(([name, code]) => (
          <p key={name} className="m cap">
            {t(`protection.field.${name}`)}: {code}
          </p>
        ))}
        <p className="m cap">
          {t('protection.proposedBy', {
            name: proposal.by.fullName,
            leader: proposal.leader?.fullName ?? '',
          })}
        </p>
      </div>
    </Panel>
  );
}

function History({ detail }: { detail: ProtectionDetail }) {
  const { t, format } = useWords();
  if (detail.events.length === 0) return <p className="m cap">{t('protection.noEvents')}</p>;
  return (
    <section className="col gap-4" aria-label={t('protection.history')}>
      <h3 className="sec">{t('protection.history')}</h3>
      <Timeline
        label={t('protection.history')}
        entries={[...detail.events].reverse().map((event) => ({
          id: event.id,
          icon: event.kind === 'extended' ? 'clock' : event.kind === 'declassified' ? 'eye' : 'stamp',
          tone: 'done' as const,
          title: (
            <span className="row gap-2 wrap">
              {eventWords(t, event)}
              {event.kind === 'adjusted' ? <LevelChip level={event.toLevel} /> : null}
              {event.kind === 'extended' && event.untilAfter ? format.date(event.untilAfter) : null}
            </span>
          ),
          detail: [
            format.date(event.decidedOn),
            event.code,
            `${event.decider} (${t(`protection.capacity.${event.capacity}`)})`,
            event.capacityGround,
            event.ground,
          ]
            .filter(Boolean)
            .join(' · '),
          body: event.item ? (
            <span className="m cap">
              {event.item.sample ? <b className="caution">{t('protection.item.sample')} </b> : null}
              {event.item.place}
              {event.replacedBy
                ? ` · ${t('protection.replacedBy', { place: event.replacedBy.place, name: event.replacedBy.decider })}`
                : ''}
            </span>
          ) : null,
        }))}
      />
    </section>
  );
}
