import { useColumnWidths } from '../../data/columnWidths.ts';
import { useMemo, useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ReceiptLine } from '../../components/ReceiptLine.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useMedia } from '../../components/useMedia.ts';
import { focusPane } from '../../focus/panes.ts';
import { column, VirtualTable, type TableColumn } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { EnvelopePane } from './EnvelopePane.tsx';
import { useEnvelopes, type Box, type EnvelopeRow } from './stores.ts';
import { contentWord, factOf, groupIdOf, GROUPS, meaningOf, stepsOf } from './words.ts';

/** One box as a list, and the envelope that is chosen beside it. The first thing to repair is open. */
export function Envelopes({ box }: { box: Box }) {
  const t = useT();
  const widths = useColumnWidths('exchange');
  const { roles } = useOpenSession();
  const pages = usePages(
    useEnvelopes,
    useMemo(() => ({ box }), [box]),
  );
  const wanted = useRouter((state) => state.route.id);
  const given = box === 'all' ? wanted : null;
  const [chosen, setChosen] = useState<{ given: string | null; id: string } | null>(null);
  // whoever comes with an envelope finds it, in sight, also where this list was open before
  const selected = chosen?.given === given ? chosen.id : given;
  const setSelected = (id: string): void => setChosen({ given, id });
  const reveal = useMemo(() => (given === null ? null : { key: given }), [given]);
  const columns = useColumns();
  useShortcuts('app', { 'app.closeLayer': backToList });
  const rows = useMemo(() => grouped(pages.rows), [pages.rows]);
  const repairs = rows.filter(needsRepair);
  const first = repairs[0] ?? rows[0] ?? null;
  // opened from a document, it may stand further down than what is loaded
  const shownId = selected ?? first?.envelopeId ?? null;
  if (pages.error) return <Failure error={pages.error} onRetry={() => void pages.reload()} />;
  if (rows.length === 0) {
    return pages.status === 'ready' ? <EmptyState>{t(`exchange.empty.${box}`)}</EmptyState> : <LoadingRows />;
  }
  const list = (
    <div className="col grow">
      <VirtualTable
        label={t(`exchange.box.${box}`)}
        items={rows}
        keyOf={(row) => row.envelopeId}
        groupOf={(row) => ({ id: groupIdOf(row), title: t(`exchange.group.${groupIdOf(row)}`) })}
        selectedKey={shownId}
        onSelect={setSelected}
        onOpen={() => focusPane('envelope')}
        reveal={reveal}
        widths={widths}
        columns={columns}
        hasMore={pages.next !== null}
        loadingMore={pages.loadingMore}
        onLoadMore={() => void pages.loadMore()}
        autoFocus
      />
      <Legend />
    </div>
  );
  return (
    <SplitPanes
      panes={[
        { id: 'envelopes', label: t(`exchange.box.${box}`), size: 'grow', content: list },
        {
          id: 'envelope',
          label: t('exchange.envelope'),
          size: 366,
          narrowSize: 320,
          content:
            shownId === null ? null : mayCall(roles, 'exchange.get') ? (
              <div className="col grow">
                <Repairs repairs={repairs} currentId={shownId} onSelect={setSelected} />
                <EnvelopePane key={shownId} id={shownId} />
              </div>
            ) : (
              <EmptyState>{t('exchange.notYours')}</EmptyState>
            ),
        },
      ]}
    />
  );
}

/** Esc in the envelope leads back to the list that it was opened from. */
function backToList(): boolean {
  const envelope = document.querySelector('.shellMain [data-pane="envelope"]');
  if (envelope?.contains(document.activeElement) !== true) return false;
  focusPane('envelopes');
  return true;
}

/** What came back, and what was kept out: a person must do something. */
const needsRepair = (row: EnvelopeRow): boolean =>
  row.stage === 'quarantined' || (row.direction === 'out' && row.stage === 'refused');

interface RepairsProps {
  repairs: readonly EnvelopeRow[];
  currentId: string;
  onSelect: (id: string) => void;
}

/** The head of the pane while something is to be mended: which of how many, and the way to the others. */
function Repairs({ repairs, currentId, onSelect }: RepairsProps) {
  const t = useT();
  const at = repairs.findIndex((row) => row.envelopeId === currentId);
  const previous = repairs[at - 1];
  const following = repairs[at + 1];
  if (at < 0) return null;
  return (
    <div className="repairHead">
      <span className="sec">{t('exchange.first')}</span>
      <span className="m cap">{t('exchange.firstOf', { index: at + 1, count: repairs.length })}</span>
      <span className="end" />
      <IconButton
        icon="chevron-left"
        label={t('exchange.previous')}
        size={14}
        disabled={!previous}
        onPress={() => (previous ? onSelect(previous.envelopeId) : undefined)}
      />
      <IconButton
        icon="chevron-right"
        label={t('exchange.following')}
        size={14}
        disabled={!following}
        onPress={() => (following ? onSelect(following.envelopeId) : undefined)}
      />
    </div>
  );
}

/** Groups one after another; inside a group the vault's order stays. */
function grouped(rows: readonly EnvelopeRow[]): EnvelopeRow[] {
  return GROUPS.flatMap((group) => rows.filter((row) => groupIdOf(row) === group));
}

/** With the envelope beside it and the navigation whole, the list has no room for every column in less than this. */
const TIGHT = '(max-width: 1340px)';

function useColumns(): readonly TableColumn<EnvelopeRow>[] {
  const { t, format } = useWords();
  const narrow = useMedia(TIGHT);
  const nowMs = useSession((state) => state.host?.nowMs ?? 0);
  return useMemo(() => {
    const columns: TableColumn<EnvelopeRow>[] = [
      column('sequence', t('exchange.column.envelope'), narrow ? 52 : 56, (row) => (
        <span className="md">{row.sequence === 0 ? '–' : row.sequence}</span>
      )),
      column('peer', t('exchange.column.peer'), narrow ? 124 : 160, (row) => (
        <span title={row.peer}>{row.peer || t('exchange.peerUnknown')}</span>
      )),
      {
        id: 'title',
        title: t('word.content'),
        width: 'grow',
        min: narrow ? 120 : 140,
        render: (row) => (
          <span className="row gap-4">
            {row.level === 'none' ? null : <LevelChip level={row.level} />}
            <span className={row.title === '' ? 'cut m' : 'cut'} title={contentWord(t, row)}>
              {contentWord(t, row)}
            </span>
          </span>
        ),
      },
      column('dots', t('exchange.column.dots'), 134, (row) => <ReceiptLine steps={stepsOf(row)} />),
    ];
    const fact: TableColumn<EnvelopeRow> = {
      id: 'fact',
      title: t('exchange.column.fact'),
      width: narrow ? 180 : 196,
      render: (row) => <StateMark meaning={meaningOf(row)}>{factOf(t, row)}</StateMark>,
    };
    if (narrow) return [...columns, fact];
    return [
      ...columns,
      fact,
      column('at', t('word.at'), 62, (row) => <span className="m">{format.moment(row.atMs, nowMs)}</span>),
    ];
  }, [format, narrow, nowMs, t]);
}

function Legend() {
  const t = useT();
  return (
    <ul className="receiptLegend m cap" aria-label={t('exchange.legend')}>
      {(['confirmed', 'waiting', 'refused'] as const).map((step) => (
        <li key={step} className={`receiptStep receipt-${step}`}>
          <span className="receiptDot" aria-hidden="true" />
          {t(`exchange.legend.${step}`)}
        </li>
      ))}
    </ul>
  );
}
