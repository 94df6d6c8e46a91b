import type { IconName } from '../../design/iconShapes.tsx';
import type { MessageKey } from '../../i18n/vi.ts';
import { holdsClassified, keepsSubmissions } from '../../data/holding.ts';
import { mayCall } from '../../data/mayCall.ts';
import type { PageName } from '../../data/router.ts';
import type { Session } from '../../data/session.ts';

export interface NavItem {
  readonly page: PageName;
  readonly icon: IconName;
  readonly title: MessageKey;
  /** what else it is called by in the palette */
  readonly alias?: MessageKey;
}
export interface NavGroup {
  readonly title: MessageKey | null;
  readonly items: readonly NavItem[];
}

const item = (page: PageName, icon: IconName, title: MessageKey): NavItem => ({ page, icon, title });

const DESK = item('desk', 'desk', 'nav.desk');
const INCOMING = item('incoming', 'inbox', 'nav.incoming');
const OUTGOING = item('outgoing', 'send', 'nav.outgoing');
const CLASSIFIED_IN: NavItem = {
  ...item('classifiedIn', 'lock-document', 'nav.classifiedIn'),
  alias: 'nav.also.classifiedIn',
};
const CLASSIFIED_OUT: NavItem = {
  ...item('classifiedOut', 'document-out', 'nav.classifiedOut'),
  alias: 'nav.also.classifiedOut',
};
const COPIES = item('copies', 'seal', 'nav.copies');
const PROPOSALS = item('proposals', 'pen', 'nav.proposals');
const PROTECTION: NavItem = {
  ...item('protection', 'stamp', 'nav.protection'),
  alias: 'nav.also.protection',
};
const INITIATIVES = item('initiatives', 'idea', 'nav.initiatives');
const SUBMISSIONS = item('submissions', 'chat', 'nav.submissions');

/** What of a session the pages follow from. */
export type Post = Pick<Session, 'roles' | 'holds' | 'training'>;

/** The side bar of a person on this machine: secrets first on a classified vault, no PAKN there; training shows all. */
export function navigationFor(session: Post): readonly NavGroup[] {
  const { roles } = session;
  const reads = mayCall(roles, 'documents.list');
  const classified = holdsClassified(session) || session.training;
  const takesSubmissions = mayCall(roles, 'submissions.list') && keepsSubmissions(session);
  const office: NavItem[] = [
    ...(mayCall(roles, 'exchange.list') ? [item('exchange', 'exchange', 'nav.exchange')] : []),
    ...(takesSubmissions && mayCall(roles, 'figures.overview')
      ? [item('figures', 'chart', 'nav.figures')]
      : []),
    ...(mayCall(roles, 'registers.books')
      ? [{ ...item('books', 'book', 'nav.books'), alias: 'nav.also.books' as const }]
      : []),
    item('grounds', 'shield', 'nav.grounds'),
    ...(mayCall(roles, 'people.add')
      ? [{ ...item('people', 'users', 'nav.people'), alias: 'nav.also.people' as const }]
      : []),
    ...(mayCall(roles, 'delegations.add') ? [item('delegations', 'assign', 'nav.delegations')] : []),
    ...(mayCall(roles, 'ledger.list')
      ? [{ ...item('ledger', 'ledger', 'nav.ledger'), alias: 'nav.also.ledger' as const }]
      : []),
    item('keys', 'key', 'nav.keys'),
    { ...item('backup', 'archive', 'nav.backup'), alias: 'nav.also.backup' as const },
    ...(mayCall(roles, 'support.preview')
      ? [
          {
            ...item('administration', 'disk', 'nav.administration'),
            alias: 'nav.also.administration' as const,
          },
        ]
      : []),
    ...(mayCall(roles, 'duties.list')
      ? [
          {
            ...item('stationDuties', 'calendar', 'nav.stationDuties'),
            alias: 'nav.also.stationDuties' as const,
          },
        ]
      : []),
    { ...item('settings', 'gear', 'nav.settings'), alias: 'nav.also.settings' as const },
    item('obstacles', 'info', 'nav.obstacles'),
    ...(session.training ? [item('lessons', 'check', 'nav.lessons')] : []),
  ];
  const own = mayCall(roles, 'proposals.list') ? [DESK, PROPOSALS] : [DESK];
  const groups: NavGroup[] = [{ title: null, items: own }];
  if (classified && reads) {
    groups.push({
      title: 'word.stateSecrets',
      items: [CLASSIFIED_IN, CLASSIFIED_OUT, COPIES, PROTECTION],
    });
    groups.push({ title: 'nav.group.plainDocuments', items: [INCOMING, OUTGOING] });
  } else if (reads) {
    groups.push({ title: 'word.documents', items: [INCOMING, OUTGOING] });
  }
  if (takesSubmissions) groups.push({ title: 'word.submissions', items: [SUBMISSIONS, INITIATIVES] });
  groups.push({ title: 'word.office', items: office });
  return groups;
}

/** Forms stand under the list they belong to. */
const PARENTS: Partial<Record<PageName, PageName>> = {
  registerIncoming: 'incoming',
  registerOutgoing: 'outgoing',
  registerSubmission: 'submissions',
  editProposal: 'proposals',
  importSubmissions: 'submissions',
};

export function navPageOf(page: PageName, params: Readonly<Record<string, string>>): PageName {
  if (page === 'registerIncoming' && params['book'] === 'classified-incoming') return 'classifiedIn';
  if (page === 'registerOutgoing' && params['book'] === 'classified-outgoing') return 'classifiedOut';
  return PARENTS[page] ?? page;
}
