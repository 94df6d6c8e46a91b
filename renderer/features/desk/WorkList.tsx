import { useColumnWidths } from '../../data/columnWidths.ts';
import { useMemo, useState } from 'react';
import type { DeskItem, DeskNumber } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAsk } from '../../data/ask.ts';
import { ledBy } from '../../data/nextWaiting.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { type GroupName, type Line, useWorkColumns } from './workColumns.tsx';
import { heldByOthers, placeOf } from './words.ts';

export type Scope = 'mine' | 'office';
type Summary = Output<'desk.summary'>;

export interface WorkListProps {
  summary: Summary;
  title: string;
  /** what to say where there is nothing */
  empty: string;
  scope: Scope;
  /** there is nothing of one's own to choose: the list is the office's */
  fixed?: boolean;
  onScope: (scope: Scope) => void;
  /** the number whose work alone is shown, and what it is called */
  only: { readonly what: DeskNumber; readonly name: string } | null;
  onAll: () => void;
  /** whether the side is folded away, and what turns it */
  side: { readonly folded: boolean; readonly turn: () => void };
}

const keyOf = (line: Line): string => `${line.subjectKind}${line.id}`;

/** One list in groups, what only this person can do first; or what stands behind one number, whole. */
export function WorkList(props: WorkListProps) {
  const { summary, title, empty, scope, fixed = false, onScope, only, onAll, side } = props;
  const { t, format } = useWords();
  const widths = useColumnWidths('desk');
  const go = useRouter((state) => state.go);
  const me = useOpenSession().fullName;
  const behind = useAsk('desk.lines', only === null ? null : { scope, what: only.what });
  const lines = useMemo(
    () => (only === null ? linesOf(summary) : (behind.value?.items ?? []).map(ungrouped)),
    [summary, only, behind.value],
  );
  const [selected, setSelected] = useState<string | null>(null);
  const shown = lines.find((line) => keyOf(line) === selected) ?? lines[0] ?? null;
  const columns = useWorkColumns(summary.today, heldByOthers(lines, me));
  useShortcuts('app', { 'app.closeLayer': onAll }, { enabled: only !== null });
  const groupOf = (line: Line) => {
    const group = line.group ?? 'waiting';
    const here = lines.filter((each) => each.group === group).length;
    const all = summary.groups[group];
    const words = {
      group: t(fixed && group === 'others' ? 'desk.group.late' : `desk.group.${group}`),
      count: format.number(all),
    };
    return {
      id: group,
      title:
        here < all
          ? t('desk.groupSome', { ...words, shown: format.number(here) })
          : t('desk.groupTitle', words),
    };
  };
  const open = (key: string): void => {
    const line = lines.find((candidate) => keyOf(candidate) === key);
    if (!line) return;
    ledBy(
      lines.flatMap((each) => (each.opens === null ? [] : [{ id: each.opens, page: placeOf(each).page }])),
      only?.name ?? title,
    );
    const { page, to } = placeOf(line);
    go(page, to);
  };
  return (
    <section className="panel col grow workList" aria-label={title}>
      <header>
        <h2 className="nowrap">{title}</h2>
        {only === null ? (
          <span className="m cap cut">{countWords(t, format.number, summary)}</span>
        ) : (
          <>
            <span className="md cut" role="status">
              {onlyWords(t, format.number, only.name, lines.length, behind.value?.count ?? 0)}
            </span>
            <Button size="small" onPress={onAll} hint="Esc">
              {t('desk.filterOff')}
            </Button>
          </>
        )}
        <span className="end" />
        {fixed ? null : (
          <FilterChips
            label={t('desk.scope')}
            value={scope}
            onChange={onScope}
            chips={[
              { id: 'mine', text: t('word.mine') },
              { id: 'office', text: t('desk.scope.office') },
            ]}
          />
        )}
        <IconButton
          icon={side.folded ? 'chevron-left' : 'chevron-right'}
          label={t(side.folded ? 'desk.sideOpen' : 'desk.sideFold')}
          onPress={side.turn}
        />
      </header>
      {only !== null && behind.value === null ? (
        <LoadingRows />
      ) : lines.length === 0 ? (
        <EmptyState>
          {only !== null ? t('desk.emptyFiltered') : scope === 'mine' ? empty : t('desk.emptyOffice')}
        </EmptyState>
      ) : (
        <VirtualTable
          key={only?.what ?? ''}
          label={title}
          rowHeight={46}
          items={lines}
          keyOf={keyOf}
          {...(only === null ? { groupOf } : {})}
          selectedKey={shown === null ? null : keyOf(shown)}
          onSelect={setSelected}
          onOpen={open}
          widths={widths}
          columns={columns}
          autoFocus
        />
      )}
    </section>
  );
}

const ungrouped = (item: DeskItem): Line => ({ ...item, group: null });

type Words = Translate;
type Numbers = (n: number) => string;

function countWords(t: Words, number: Numbers, { overdue, dueToday, waiting, more }: Summary): string {
  const total = overdue + dueToday + waiting;
  if (total === 0) return '';
  const count = more ? t('desk.moreThan', { count: number(total) }) : number(total);
  return t('desk.count', { count });
}

const onlyWords = (t: Words, number: Numbers, name: string, shown: number, count: number): string =>
  shown < count
    ? t('desk.filteredSome', { name, shown: number(shown), count: number(count) })
    : t('desk.filtered', { name, count: number(shown) });

function linesOf(summary: Summary): Line[] {
  const seen = new Set<string>();
  const of = (group: GroupName, items: readonly DeskItem[]): Line[] =>
    items
      .map((item) => ({ ...item, group }))
      .filter((line) => !seen.has(keyOf(line)) && seen.add(keyOf(line)));
  return [
    ...of('first', summary.firstItems),
    ...of('late', summary.lateItems),
    ...of('today', summary.todayItems),
    ...of('others', summary.othersItems),
    ...of('waiting', summary.waitingItems),
  ];
}
