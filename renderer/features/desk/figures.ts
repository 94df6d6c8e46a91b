import type { DeskItem, DeskNumber } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { holdsClassified } from '../../data/holding.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useT, type Translate } from '../../i18n/I18n.tsx';
import type { DeskKind } from './kind.ts';

type Summary = Output<'desk.summary'>;

type FigureId =
  | 'overdue'
  | 'dueToday'
  | 'waiting'
  | 'registeredToday'
  | 'direct'
  | 'sign'
  | 'decide'
  | 'receive';

export interface Figure {
  readonly id: FigureId;
  readonly name: string;
  readonly count: number;
  readonly tone: '' | 'danger' | 'caution';
  /** a second line: what stands behind the number */
  readonly caption: string | null;
  /** the work that it filters the list by; null where it opens a page */
  readonly what: DeskNumber | null;
  readonly open: () => void;
}

/**
 * The numbers above a desk, by whose it is. Each is a filter of the list below, or opens a page. A number with nothing wrong
 * has no colour.
 * @param onOnly shows what stands behind the number alone; once more, all again
 */
export function useFigures(kind: DeskKind, summary: Summary, onOnly: (what: DeskNumber) => void): Figure[] {
  const t = useT();
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const { toDo } = summary;
  const figure = (id: FigureId, count: number, open: () => void, more: Partial<Figure> = {}): Figure => ({
    id,
    name: t(`desk.figure.${id}`),
    count,
    tone: '',
    caption: null,
    what: null,
    open,
    ...more,
  });
  const filter = (id: FigureId, what: DeskNumber, count: number, more: Partial<Figure> = {}): Figure =>
    figure(id, count, () => onOnly(what), { ...more, what });
  const late = filter('overdue', 'late', summary.overdue, { tone: summary.overdue > 0 ? 'danger' : '' });
  const today = filter('dueToday', 'today', summary.dueToday, {
    tone: summary.dueToday > 0 ? 'caution' : '',
  });
  const waiting = filter('waiting', 'waiting', summary.waiting);
  const holds = holdsClassified(session) || session.training;
  // said on every desk: an ordinary document that waits for "Ký nhận" is not counted here
  const receive = figure('receive', toDo.receive, () => go('copies', { params: { tab: 'transit' } }), {
    caption: t('desk.caption.receive'),
  });
  if (kind === 'leader') {
    const caption = (id: 'direct' | 'sign' | 'decide'): string => t(`desk.caption.${id}`);
    return [
      { ...late, caption: longest(t, [...summary.firstItems, ...summary.lateItems, ...summary.othersItems]) },
      { ...today, caption: earliest(t, summary.todayItems) },
      filter('direct', 'direct', toDo.direct, {
        caption:
          toDo.unassigned > 0 ? t('desk.caption.unassigned', { count: toDo.unassigned }) : caption('direct'),
        tone: toDo.unassigned > 0 ? 'caution' : '',
      }),
      filter('sign', 'sign', toDo.sign, { caption: caption('sign') }),
      filter('decide', 'decide', toDo.decide, { caption: caption('decide') }),
      ...(holds ? [receive] : []),
    ];
  }
  if (kind === 'officer' || kind === 'archivist') return [late, today, waiting, ...(holds ? [receive] : [])];
  const list = mayCall(session.roles, 'documents.list') && kind !== 'intake' ? 'incoming' : 'submissions';
  return [late, today, waiting, figure('registeredToday', summary.registeredToday, () => go(list))];
}

/** "lâu nhất 5 ngày" */
function longest(t: Translate, items: readonly DeskItem[]): string {
  const days = Math.max(0, ...items.map((item) => item.lateDays));
  return days > 0 ? t('desk.caption.longest', { days }) : t('desk.caption.noneLate');
}

/** "sớm nhất 10:00" */
function earliest(t: Translate, items: readonly DeskItem[]): string {
  const times = items.flatMap(({ dueTime }) => dueTime ?? []).sort();
  return times[0] !== undefined
    ? t('desk.caption.earliest', { time: times[0] })
    : t(items.length > 0 ? 'desk.caption.anyHour' : 'desk.caption.noneToday');
}
