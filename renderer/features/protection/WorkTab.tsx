import { useState } from 'react';
import type { WorkList } from '../../../shared/domain/levels/worklists.ts';
import type { WorkRow } from '../../../shared/ipc/contract/protection.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useColumnWidths } from '../../data/columnWidths.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useMarks } from '../../components/marks.ts';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, type Translate, useWords } from '../../i18n/I18n.tsx';
import { DestructionPane } from './DestructionPane.tsx';
import { ProtectionPane } from './ProtectionPane.tsx';
import { SeveralBar } from './SeveralBar.tsx';
import { chosenOf, SEVERAL_ACTS, type SeveralAct } from './severalActs.ts';

export interface WorkTabProps {
  list: WorkList;
  /** the document or dossier that was opened from elsewhere */
  open: { readonly kind: 'document' | 'destruction'; readonly id: string } | null;
}

/** What may be done to several lines of a list by one paper. */
const SEVERAL_IN: Partial<Record<WorkList, readonly SeveralAct[]>> = {
  ending: ['extend', 'declassify', 'adjust'],
  expired: ['confirmExpired'],
  waiting: ['decide'],
  holds: ['releaseHold'],
};

/** One work list, soonest first, and what was chosen beside it. */
export function WorkTab({ list, open }: WorkTabProps) {
  const t = useT();
  const widths = useColumnWidths(`protection-${list}`);
  const { value, error, reload } = useAsk('protection.work', { list, limit: 500 });
  const [selected, setSelected] = useState<string | null>(null);
  // a dossier that an act here ended leaves the list: it stays beside it, as its papers are printed now
  const [kept, setKept] = useState<WorkTabProps['open']>(null);
  const columns = useColumns(list);
  const marks = useMarks();
  const { roles } = useOpenSession();
  const acts = (SEVERAL_IN[list] ?? []).filter((act) => mayCall(roles, SEVERAL_ACTS[act].op));
  const several = acts.length > 0;
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const beside = kept ?? open;
  const row =
    value.rows.find((each) => each.key === selected) ??
    (beside ? value.rows.find((each) => targetOf(each)?.id === beside.id) : value.rows[0]) ??
    null;
  const shown = row === null ? beside : targetOf(row);
  const table =
    value.rows.length === 0 ? (
      <EmptyState>{t(`protection.empty.${list}`)}</EmptyState>
    ) : (
      <VirtualTable
        autoFocus
        label={t(`protection.tab.${list}`)}
        items={value.rows}
        keyOf={(each) => each.key}
        {...(list === 'ending' ? { groupOf: (each: WorkRow) => bandOf(t, each, value.bands) } : {})}
        selectedKey={row?.key ?? beside?.id ?? null}
        onSelect={setSelected}
        widths={widths}
        columns={columns}
        marks={several ? marks : undefined}
      />
    );
  if (shown === null) return table;
  const chosen = value.rows.filter((each) => marks.keys.has(each.key));
  // it stands there when there is something to do it to: the pane beside has the same acts for one
  const bar =
    several && (chosen.length > 0 || list === 'holds') ? (
      <SeveralBar
        marks={marks}
        chosen={chosenOf(chosen)}
        names={chosen.map(({ key, level, title }) => ({ id: key, level, name: title }))}
        leaveOut={(ids) =>
          chosen
            .filter((each) => ids.includes(each.documentId ?? ''))
            .forEach((each) => marks.toggle(each.key))
        }
        acts={acts}
        today={value.today}
        extendBefore={value.extendBefore}
        beside
      />
    ) : null;
  return (
    <SplitPanes
      panes={[
        {
          id: 'work',
          label: t(`protection.tab.${list}`),
          size: 'grow',
          content:
            bar === null ? (
              table
            ) : (
              <div className="protectionPane">
                {table}
                {bar}
              </div>
            ),
        },
        {
          id: 'protection',
          label: t('protection.pane'),
          size: 450,
          min: 380,
          max: 760,
          narrowSize: 420,
          content:
            shown.kind === 'document' ? (
              <ProtectionPane key={shown.id} id={shown.id} today={value.today} />
            ) : (
              <DestructionPane
                key={shown.id}
                id={shown.id}
                today={value.today}
                onActed={() => setKept(shown)}
              />
            ),
        },
      ]}
    />
  );
}

const targetOf = (row: WorkRow): WorkTabProps['open'] =>
  row.documentId !== null
    ? { kind: 'document', id: row.documentId }
    : row.refId === null
      ? null
      : { kind: 'destruction', id: row.refId };

/** 180/90/60: the tightest warning that has been reached. */
function bandOf(t: Translate, row: WorkRow, bands: readonly number[]): { id: string; title: string } {
  const left = row.daysLeft ?? 0;
  const band = [...bands].sort((a, b) => a - b).find((days) => left <= days) ?? bands[0] ?? 180;
  return { id: String(band), title: t('protection.band', { days: band }) };
}

function useColumns(list: WorkList): readonly TableColumn<WorkRow>[] {
  const { t, format } = useWords();
  const level: TableColumn<WorkRow> = {
    id: 'level',
    title: t('documents.field.level'),
    width: 122,
    render: (row) => (row.level === null ? null : <LevelChip level={row.level} />),
  };
  const document: TableColumn<WorkRow> = {
    id: 'document',
    title: t('protection.column.document'),
    width: 'grow',
    min: 130,
    render: (row) => (
      <span className="cut">
        <b className="md">{row.title}</b> {row.subject ?? ''}
      </span>
    ),
  };
  const due: TableColumn<WorkRow> = {
    id: 'due',
    title: t('protection.column.due'),
    width: list === 'ending' ? 160 : 184,
    render: (row) =>
      row.sentOn !== null ? (
        <span className="cut">{t('protection.toConfirm', { date: format.dayMonth(row.sentOn) })}</span>
      ) : row.dueOn === null ? null : (
        <span className={(row.daysLeft ?? 0) < 0 ? 'danger' : ''}>
          {format.date(row.dueOn)}{' '}
          <span className="m">
            {t('protection.days', {
              days: Math.abs(row.daysLeft ?? 0),
              past: (row.daysLeft ?? 0) < 0 ? 'yes' : 'no',
            })}
          </span>
        </span>
      ),
  };
  const detail: TableColumn<WorkRow> = {
    id: 'detail',
    title: t(`protection.column.${list}`),
    width: list === 'notices' ? 170 : 120,
    render: (row) => <span className="cut">{detailOf(t, list, row)}</span>,
  };
  if (list === 'destructions')
    return [
      { ...document, title: t('protection.field.reason') },
      { ...detail, width: 290 },
      { ...due, title: t('protection.column.reportDue') },
    ];
  if (list === 'holds' || list === 'samples') return [level, document, { ...detail, width: 230 }];
  if (list === 'waiting' || list === 'stamps') return [level, document, { ...detail, width: 250 }];
  if (list === 'notices') return [level, document, detail, { ...due, title: t('protection.column.sendDue') }];
  return [level, document, detail, due];
}

function detailOf(t: Translate, list: WorkList, row: WorkRow): string {
  switch (list) {
    case 'waiting':
      return `${t(`protection.change.${row.kind as 'adjusted'}`)} · ${row.detail}`;
    case 'notices':
      return row.sentOn === null ? `${row.detail} · ${t('protection.toSend')}` : row.detail;
    case 'stamps':
      // one line for each copy: the copy first, that they are told apart
      return `${row.detail} · ${t(`protection.stamp.${row.kind as 'adjusted'}`)}`;
    case 'recalls':
      return t('protection.proofs', { proofs: row.detail });
    case 'destructions':
      return row.kind === 'urgent'
        ? t('protection.urgentTask')
        : `${t('protection.listCount', { count: Number(row.detail) })} · ${t(`protection.dossier.${row.kind as 'proposed'}`)}`;
    default:
      return row.detail;
  }
}
