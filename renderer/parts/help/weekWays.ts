import { mayCall } from '../../data/mayCall.ts';
import { navigationFor, navPageOf } from '../navigation/navigation.ts';
import { type PageName, PAGES } from '../../data/router.ts';
import type { Session } from '../../data/session.ts';
import type { TopicId } from '../../data/helpTopics.ts';

/** Where a line of the first week is done: a page, its tab, or a form. */
export interface WeekWay {
  readonly page: PageName;
  readonly params?: Readonly<Record<string, string>>;
}

const tab = (page: PageName, id: string, param = 'tab'): WeekWay => ({ page, params: { [param]: id } });
const page = (name: PageName): WeekWay => ({ page: name });

/** Line by line, as the lines stand in the help. */
export const WEEK_WAYS = {
  weekClerk: [
    page('registerIncoming'),
    tab('registerIncoming', '1', 'unopened'),
    page('incoming'),
    page('incoming'),
    page('incoming'),
    page('outgoing'),
    page('registerSubmission'),
    tab('copies', 'mine'),
  ],
  weekLeader: [
    page('desk'),
    page('desk'),
    tab('proposals', 'waiting', 'filter'),
    tab('books', 'requests', 'view'),
    page('figures'),
  ],
  weekSpecialist: [
    page('desk'),
    page('editProposal'),
    tab('proposals', 'mine', 'filter'),
    page('desk'),
    page('submissions'),
  ],
  weekIntake: [
    page('registerSubmission'),
    page('registerSubmission'),
    page('submissions'),
    page('importSubmissions'),
    page('submissions'),
  ],
  weekCipher: [
    tab('exchange', 'directory'),
    tab('exchange', 'directory'),
    tab('exchange', 'quarantine'),
    page('keys'),
  ],
  weekAdmin: [
    page('people'),
    tab('backup', 'recovery', 'at'),
    page('settings'),
    page('backup'),
    page('settings'),
  ],
  weekArchivist: [
    tab('copies', 'places'),
    tab('copies', 'muster'),
    tab('protection', 'ending'),
    page('books'),
    page('ledger'),
  ],
  weekInspector: [page('ledger'), page('ledger'), page('ledger'), page('desk'), page('ledger')],
} as const satisfies Partial<Record<TopicId, readonly WeekWay[]>>;

export const waysOf = (id: TopicId): readonly WeekWay[] =>
  id in WEEK_WAYS ? WEEK_WAYS[id as keyof typeof WEEK_WAYS] : [];

/** Who may write on a form; a list is for whoever sees its page. */
const FORMS = {
  registerIncoming: 'documents.registerIncoming',
  registerSubmission: 'submissions.register',
  importSubmissions: 'submissions.register',
  editProposal: 'proposals.create',
} as const;

/** Whether this person comes there: a machine for secrets keeps no submissions, another post has other pages. */
export function mayGo(session: Session, { page: wanted, params = {} }: WeekWay): boolean {
  if (wanted in FORMS && !mayCall(session.roles, FORMS[wanted as keyof typeof FORMS])) return false;
  const own = navPageOf(wanted, params);
  return navigationFor(session).some(({ items }) => items.some((item) => item.page === own));
}

/** Where a step of a task is done, of a pack that names pages as words; null where this build has no such page. */
export function wayOfStep(way: {
  readonly page: string;
  readonly params: Readonly<Record<string, string>>;
}): WeekWay | null {
  const page = PAGES.find((name) => name === way.page);
  return page === undefined ? null : { page, params: way.params };
}
