import { RARE_LISTS, WORK_LISTS } from '../../../shared/domain/levels/worklists.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { IconName } from '../../design/iconShapes.tsx';
import type { MessageKey } from '../../i18n/vi.ts';
import { mayCall } from '../../data/mayCall.ts';
import { navigationFor } from './navigation.ts';
import type { PageName } from '../../data/router.ts';
import type { Session } from '../../data/session.ts';

/** A tab, a view or a dialog of a page that is gone to by its own name. */
export interface TabPage {
  readonly page: PageName;
  readonly params: Readonly<Record<string, string>>;
  readonly icon: IconName;
  readonly title: MessageKey;
  /** what else it is called by */
  readonly alias?: MessageKey;
}

const tab = (page: PageName, id: string, icon: IconName, title: MessageKey, param = 'tab'): TabPage => ({
  page,
  icon,
  title,
  params: { [param]: id },
});

type Offered = readonly [page: TabPage, needs: OpName | null];

const OFFERED: readonly Offered[] = [
  ...(['mine', 'transit', 'all'] as const).map((id): Offered => [
    tab('copies', id, 'seal', `copies.tab.${id}`),
    null,
  ]),
  ...(['permits', 'out'] as const).map((id): Offered => [
    { ...tab('copies', id, 'seal', `copies.tab.${id}`), alias: `copies.tab.${id}.also` },
    null,
  ]),
  [tab('copies', 'muster', 'qr', 'copies.tab.muster'), 'copies.musters'],
  [tab('copies', 'places', 'archive', 'copies.tab.places'), 'copies.addPlace'],
  ...WORK_LISTS.filter((id) => !RARE_LISTS.has(id)).map((id): Offered => [
    tab('protection', id, 'stamp', `protection.tab.${id}`),
    null,
  ]),
  [tab('protection', 'lists', 'stamp', 'protection.tab.lists'), null],
  [
    {
      ...tab('submissions', 'duties', 'warning', 'submissions.duties', 'view'),
      alias: 'submissions.dutiesAlias',
    },
    null,
  ],
  [
    {
      ...tab('submissions', 'code', 'search', 'submissions.byCodeTitle', 'ask'),
      alias: 'submissions.byCode',
    },
    'submissions.status',
  ],
  [tab('books', 'requests', 'book', 'registers.requests', 'view'), 'registers.requests'],
  [tab('books', 'handovers', 'book', 'registers.view.handovers', 'view'), 'registers.handovers'],
  [tab('books', 'dossiers', 'book', 'dossiers.view', 'view'), 'dossiers.list'],
  [tab('books', 'archive', 'archive', 'archive.view', 'view'), 'archive.choices'],
  [tab('books', 'statistics', 'chart', 'registers.view.statistics', 'view'), 'registers.statistics'],
  [{ ...tab('exchange', 'out', 'exchange', 'exchange.box.out'), alias: 'exchange.recall' }, null],
  ...(['in', 'quarantine'] as const).map((id): Offered => [
    tab('exchange', id, 'exchange', `exchange.box.${id}`),
    null,
  ]),
  [tab('exchange', 'directory', 'exchange', 'exchange.directory'), null],
  [tab('exchange', 'relay', 'exchange', 'relay.tab'), null],
  [tab('exchange', 'reconcile', 'exchange', 'exchange.reconcile'), 'exchange.reconcile'],
  [tab('exchange', 'gate', 'exchange', 'exchange.gates'), 'exchange.openings'],
  [{ ...tab('backup', 'recovery', 'key', 'recover.code', 'at'), alias: 'drill.also' }, null],
  [tab('backup', 'lost', 'archive', 'lost.title', 'at'), null],
  [{ ...tab('figures', 'offices', 'chart', 'figures.tab.offices'), alias: 'travel.figures.send' }, null],
  [tab('submissions', 'retention', 'trash', 'privacy.retention', 'view'), 'privacy.retentionDue'],
  [tab('obstacles', 'recurring', 'info', 'obstacles.tab.recurring'), 'obstacles.recurring'],
  [tab('obstacles', 'answers', 'info', 'obstacles.answers'), null],
  [{ ...tab('obstacles', 'plan', 'info', 'plan.title'), alias: 'plan.alias' }, 'plan.tasks'],
  [tab('lessons', 'course', 'check', 'lessons.tab.course'), 'course.rows'],
  [tab('lessons', 'week', 'check', 'lessons.tab.week'), null],
  [tab('classifiedIn', 'emergency', 'lock', 'access.emergency', 'act'), 'access.emergency'],
];

/** Who may look at the list of a person who leaves; a page that shows it asks the same. */
export const seesLeaving = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'clerk' || role === 'archivist' || role === 'leader');

/** What stands behind the tabs of the pages of this person. */
export function tabPagesFor(session: Session): readonly TabPage[] {
  const pages = new Set(navigationFor(session).flatMap(({ items }) => items.map(({ page }) => page)));
  const own = OFFERED.filter(
    ([{ page }, needs]) => pages.has(page) && (needs === null || mayCall(session.roles, needs)),
  );
  return [
    ...own.map(([page]) => page),
    ...(pages.has('copies') && seesLeaving(session)
      ? [tab('copies', 'leaving', 'users', 'copies.tab.leaving')]
      : []),
  ];
}
