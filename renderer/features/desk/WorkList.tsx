import { useColumnWidths } from '../../data/columnWidths.ts';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { leaderDecides } from '../../../shared/domain/submission/lifecycle.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { DueClock } from '../../components/DueClock.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { UrgencyMark } from '../../components/UrgencyMark.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { VirtualTable, type TableColumn } from '../../components/VirtualTable.tsx';
import { type Translate, useFormat, useT } from '../../i18n/I18n.tsx';
import { heldByOthers, meaningOf, numberOf, placeOf, stateWord, untitled } from './words.ts';

export type Scope = 'mine' | 'office';
export type GroupName = 'late' | 'today' | 'waiting';
/** Where a number above leads: a group, or what is to be done, wherever it stands. */
export type JumpTo = GroupName | 'direct' | 'decide';
type Line = DeskItem & { readonly group: GroupName };
type Summary = Output<'desk.summary'>;

export interface WorkListProps {
  summary: Summary;
  /** what the list is called; a leader's stands wider apart */
  title: string;
  roomy?: boolean;
  /** what to say where there is nothing */
  empty: string;
  scope: Scope;
  /** there is nothing of one's own to choose: the list is the office's */
  fixed?: boolean;
  onScope: (scope: Scope) => void;
  /** Filled here: what the numbers above do when pressed; whether the list has such a line. */
  jump: RefObject<(to: JumpTo) => boolean>;
}

const keyOf = (line: Line): string => `${line.subjectKind}${line.id}`;

/** One list in three groups, late first. */
export function WorkList({
  summary,
  title,
  roomy = false,
  empty,
  scope,
  fixed = false,
  onScope,
  jump,
}: WorkListProps) {
  const t = useT();
  const widths = useColumnWidths('desk');
  const go = useRouter((state) => state.go);
  const me = useOpenSession().fullName;
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(summary), [summary]);
  const [selected, setSelected] = useState<string | null>(null);
  const [reveal, setReveal] = useState<{ key: string } | null>(null);
  const shown = lines.find((line) => keyOf(line) === selected) ?? lines[0] ?? null;
  const columns = useColumns(summary.today, roomy, !roomy && heldByOthers(lines, me));
  const counts: Readonly<Record<GroupName, number>> = {
    late: summary.overdue,
    today: summary.dueToday,
    waiting: summary.waiting,
  };
  const format = useFormat();
  const groupOf = (line: Line) => ({
    id: line.group,
    title: t('desk.groupTitle', {
      group: t(`desk.group.${line.group}`),
      count: format.number(counts[line.group]),
    }),
  });
  const open = useCallback(
    (key: string): void => {
      const line = lines.find((candidate) => keyOf(candidate) === key);
      if (!line) return;
      const { page, to } = placeOf(line);
      go(page, to);
    },
    [go, lines],
  );
  useEffect(() => {
    jump.current = (to) => {
      const next = nextOf(lines, to, me, selected);
      if (!next) return false;
      setSelected(keyOf(next));
      setReveal({ key: keyOf(next) }); // it may stand far below
      box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
      return true;
    };
  }, [jump, lines, me, selected]);
  const total = summary.overdue + summary.dueToday + summary.waiting;
  return (
    <section className="panel col grow workList" aria-label={title} ref={box}>
      <header>
        <h2 className="nowrap">{title}</h2>
        <span className="m cap cut">
          {summary.overdue > 0
            ? t('desk.countLateFirst', { count: total })
            : total > 0
              ? t('desk.countNoneLate', { count: total })
              : ''}
        </span>
        <span className="end" />
        {fixed ? null : (
          <FilterChips
            label={t('desk.scope')}
            value={scope}
            onChange={onScope}
            chips={[
              { id: 'mine', text: t('desk.scope.mine') },
              { id: 'office', text: t('desk.scope.office') },
            ]}
          />
        )}
      </header>
      {lines.length === 0 ? (
        <EmptyState>{scope === 'mine' ? empty : t('desk.emptyOffice')}</EmptyState>
      ) : (
        <VirtualTable
          label={title}
          rowHeight={roomy ? 46 : 32}
          items={lines}
          keyOf={keyOf}
          groupOf={groupOf}
          selectedKey={shown === null ? null : keyOf(shown)}
          onSelect={setSelected}
          reveal={reveal}
          onOpen={open}
          widths={widths}
          columns={columns}
          autoFocus
        />
      )}
    </section>
  );
}

/** What a leader decides about; the same kinds that `desk.summary` counts. */
const DECIDED: ReadonlySet<DeskItem['subjectKind']> = new Set([
  'permit',
  'carry-out',
  'level-change',
  'level-expired',
  'request',
  'publication',
  'data-request',
  'retention',
]);

const asksFor: Readonly<Record<'direct' | 'decide', (line: Line) => boolean>> = {
  direct: ({ subjectKind, state }) =>
    subjectKind === 'document' && (state === 'presented' || state === 'unassigned'),
  decide: ({ subjectKind, state, council }) =>
    DECIDED.has(subjectKind) || (subjectKind === 'submission' && leaderDecides(state, council ?? null)),
};

/**
 * Of what is to be done the first that stands with this person, else the first at all. Such lines stand scattered
 * among others: pressed again on one of them, the number leads to the next, and from the last to the first.
 */
function nextOf(lines: readonly Line[], to: JumpTo, me: string, selected: string | null): Line | undefined {
  if (to !== 'direct' && to !== 'decide') return lines.find((line) => line.group === to);
  const asked = lines.filter(asksFor[to]);
  const at = asked.findIndex((line) => keyOf(line) === selected);
  if (at >= 0) return asked[(at + 1) % asked.length];
  return asked.find(({ holder }) => holder === me) ?? asked[0];
}

function linesOf(summary: Summary): Line[] {
  const seen = new Set<string>();
  const of = (group: GroupName, items: readonly DeskItem[]): Line[] =>
    items
      .map((item) => ({ ...item, group }))
      .filter((line) => !seen.has(keyOf(line)) && seen.add(keyOf(line)));
  return [
    ...of('late', summary.lateItems),
    ...of('today', summary.todayItems),
    ...of('waiting', summary.waitingItems),
  ];
}

function useColumns(today: string, roomy: boolean, withHolder: boolean): readonly TableColumn<Line>[] {
  const t = useT();
  const narrow = useNarrow();
  return useMemo(
    () => [
      {
        id: 'number',
        opens: true,
        title: t('desk.column.number'),
        width: 122,
        render: (line) => <span className="md">{numberOf(t, line)}</span>,
      },
      {
        id: 'title',
        opens: true,
        title: t('desk.column.title'),
        width: 'grow',
        min: 150,
        render: (line) => <Title line={line} two={roomy} />,
      },
      ...(withHolder
        ? [
            {
              id: 'holder',
              title: t('desk.column.holder'),
              width: narrow ? 134 : 142,
              render: (line: Line) => <span className="s">{holderOf(t, line)}</span>,
            },
          ]
        : []),
      {
        id: 'state',
        title: t('desk.column.state'),
        width: narrow ? 172 : 180,
        render: (line) => <StateMark meaning={meaningOf(line)}>{stateWord(t, line)}</StateMark>,
      },
      {
        id: 'due',
        title: t('desk.column.due'),
        width: 132,
        render: (line) => (
          <DueClock dueOn={line.dueOn} dueTime={line.dueTime} lateDays={line.lateDays} today={today} />
        ),
      },
    ],
    [narrow, roomy, withHolder, t, today],
  );
}

/** A line that stands for several cases has no one person; what is only to be told to a sender waits for nobody's hands. */
const holderOf = (t: Translate, line: Line): string =>
  line.holder ??
  (HELD_BY_NOBODY.has(line.subjectKind) || TOLD.includes(line.state) ? '' : t('desk.noHolder'));

const TOLD: readonly string[] = ['pass-on', 'tell-refusal'];
const HELD_BY_NOBODY: ReadonlySet<DeskItem['subjectKind']> = new Set([
  'case-duty',
  'data-request',
  'retention',
  'peer-lost',
]);

function Title({ line, two }: { line: Line; two: boolean }) {
  const t = useT();
  const words = (
    <span className="row workTitle">
      {line.level === 'none' ? null : <LevelChip level={line.level} />}
      <UrgencyMark urgency={line.urgency} time={line.dueTime} />
      {line.subjectKind === 'case-duty' ? (
        <span className="cut danger">
          {t('desk.caseDuty', { duty: line.state.replace('-', '_'), count: line.count })}
        </span>
      ) : line.subjectKind === 'retention' ? (
        <span className="cut">{t('desk.retention', { count: line.count })}</span>
      ) : (
        <span className={line.title === null ? 'cut m' : 'cut'} title={line.title ?? undefined}>
          {line.title ?? t(untitled(line))}
        </span>
      )}
    </span>
  );
  if (!two) return words;
  return (
    <span className="col workTwo">
      {words}
      <span className="m cap cut">{holderOf(t, line)}</span>
    </span>
  );
}
