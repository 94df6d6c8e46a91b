import { useMemo } from 'react';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import { DueClock } from '../../components/DueClock.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { UrgencyMark } from '../../components/UrgencyMark.tsx';
import { column, type TableColumn } from '../../components/VirtualTable.tsx';
import { type Translate, useT } from '../../i18n/I18n.tsx';
import { meaningOf, numberOf, stateWord, untitled } from './words.ts';

export type GroupName = 'first' | 'late' | 'today' | 'others' | 'waiting';
/** A piece of work as the list shows it; behind a number they stand without groups. */
export type Line = DeskItem & { readonly group: GroupName | null };

/** The columns of a desk: two lines each, so that the words of the thing have the room. */
export function useWorkColumns(today: string, withHolder: boolean): readonly TableColumn<Line>[] {
  const t = useT();
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
        render: (line) => <Title line={line} withHolder={withHolder} />,
      },
      column('due', t('word.due'), 132, (line) => (
        <DueClock dueOn={line.dueOn} dueTime={line.dueTime} lateDays={line.lateDays} today={today} />
      )),
    ],
    [withHolder, t, today],
  );
}

const dutyWords = (t: Translate, { state, count }: Line): string =>
  t('desk.caseDuty', { duty: state.replace('-', '_'), count });

/** A line that stands for several cases has no one person; what is only to be told to a sender waits for nobody's hands. */
const holderOf = (t: Translate, line: Line): string =>
  line.holder ??
  (HELD_BY_NOBODY.has(line.subjectKind) || TOLD.includes(line.state) ? '' : t('word.notAssigned'));

const TOLD: readonly string[] = ['pass-on', 'tell-refusal'];
const HELD_BY_NOBODY: ReadonlySet<DeskItem['subjectKind']> = new Set([
  'case-duty',
  'unsorted',
  'data-request',
  'retention',
  'peer-lost',
  'copy-recalled',
]);

function Title({ line, withHolder }: { line: Line; withHolder: boolean }) {
  const t = useT();
  const words = (
    <span className="row workTitle">
      {line.level === 'none' ? null : <LevelChip level={line.level} />}
      <UrgencyMark urgency={line.urgency} time={line.dueTime} />
      {line.subjectKind === 'case-duty' ? (
        <span className="cut danger">
          {line.more === true ? t('desk.moreThanLine', { line: dutyWords(t, line) }) : dutyWords(t, line)}
        </span>
      ) : line.subjectKind === 'retention' ? (
        <span className="cut">{t('desk.retention', { count: line.count })}</span>
      ) : line.subjectKind === 'unsorted' ? (
        <span className="cut">{t('desk.unsorted', { count: line.count })}</span>
      ) : (
        <span className={line.title === null ? 'cut m' : 'cut'} title={line.title ?? undefined}>
          {line.title ?? t(untitled(line))}
        </span>
      )}
    </span>
  );
  return (
    <span className="col workTwo">
      {words}
      <span className="row m cap workState">
        <StateMark meaning={meaningOf(line)}>{stateWord(t, line)}</StateMark>
        {withHolder ? <span className="cut">{holderOf(t, line)}</span> : null}
      </span>
    </span>
  );
}
