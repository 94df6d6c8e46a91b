import type { DeskItem, DeskKind } from '../../../shared/ipc/contract/desk.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { councilState } from '../../parts/cases/caseWords.ts';
import type { PageName } from '../../data/router.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { Translate } from '../../i18n/I18n.tsx';
import type { MessageKey } from '../../i18n/vi.ts';

const MEANINGS: Readonly<Record<string, StateMeaning>> = {
  unopened: 'waiting',
  registered: 'new',
  presented: 'waiting',
  directed: 'waiting',
  unassigned: 'waiting',
  'in-progress': 'running',
  answered: 'done',
  closed: 'closed',
  returned: 'returned',
  received: 'new',
  classifying: 'waiting',
  'to-assign': 'waiting',
  'to-refuse': 'waiting',
  'awaiting-supplement': 'waiting',
  assigned: 'waiting',
  'awaiting-approval': 'waiting',
  approved: 'waiting',
  transferred: 'returned',
  refused: 'refused',
};

/** The marks of acts that wait, by kind; those of documents and cases follow their state. */
const ACT_MEANINGS: Partial<Record<DeskKind, StateMeaning>> = {
  'carry-out': 'waiting',
  recall: 'running',
  'copy-recalled': 'returned',
  'level-expired': 'new',
  'secrecy-reason': 'new',
  'case-duty': 'refused',
  unsorted: 'new',
  refused: 'refused',
};

export const meaningOf = (item: DeskItem): StateMeaning =>
  item.council !== undefined
    ? 'waiting'
    : item.calledBack !== undefined
      ? 'returned'
      : (ACT_MEANINGS[item.subjectKind] ?? MEANINGS[item.state] ?? 'waiting');

/** The state in the words of its own list: a document's, a case's; of an act, what is to be done. */
export function stateWord(t: Translate, item: DeskItem): string {
  if (item.subjectKind !== 'document' && item.subjectKind !== 'submission') {
    const key = `desk.act.${item.subjectKind}.${item.state}`;
    return t.has(key) ? t(key, { count: item.count }) : item.state;
  }
  if (item.council !== undefined) return councilState(t, item.council).words;
  if (item.calledBack !== undefined) return t(`documents.state.calledBack.${item.calledBack}`);
  const numbered = item.state === 'registered' && (item.book?.endsWith('outgoing') ?? false);
  const key =
    item.subjectKind === 'submission'
      ? `submissions.state.${item.state}`
      : `documents.state.${numbered ? 'numbered' : item.state}`;
  return t.has(key) ? t(key) : item.state;
}

/** Acts that are done on a page of their own, and the tab that keeps them. */
const ACTS: Partial<
  Record<
    DeskKind,
    | { page: PageName; tab?: string; permits?: string }
    | { page: PageName; view: string }
    | { page: 'submissions'; state: 'received' }
  >
> = {
  submission: { page: 'submissions' },
  publication: { page: 'submissions' },
  extension: { page: 'submissions' },
  council: { page: 'initiatives' },
  'data-request': { page: 'submissions' },
  retention: { page: 'submissions', view: 'retention' },
  'office-name': { page: 'settings', view: 'office' },
  proposal: { page: 'proposals' },
  transfer: { page: 'copies', tab: 'transit' },
  permit: { page: 'copies', tab: 'permits' },
  'carry-out': { page: 'copies', tab: 'out' },
  'permit-decided': { page: 'copies', tab: 'permits', permits: 'mine' },
  'carry-decided': { page: 'copies', tab: 'out' },
  'level-change': { page: 'protection', tab: 'waiting' },
  'level-expired': { page: 'protection', tab: 'expired' },
  notice: { page: 'protection', tab: 'notices' },
  recall: { page: 'protection', tab: 'recalls' },
  'copy-recalled': { page: 'copies', tab: 'mine' },
  request: { page: 'books', view: 'requests' },
  granted: { page: 'books', view: 'requests' },
  refused: { page: 'books', tab: 'numbers' },
  handover: { page: 'books', view: 'handovers' },
  'case-duty': { page: 'submissions', view: 'duties' },
  unsorted: { page: 'submissions', state: 'received' },
  'peer-lost': { page: 'exchange', tab: 'directory' },
  'secrecy-reason': { page: 'desk', view: 'reasons' },
};

interface Place {
  readonly page: PageName;
  readonly to: { readonly id: string | null; readonly params: Readonly<Record<string, string>> };
}

/** The list of slips, among several of one tab, in which what a line is about stands. */
const SLIPS: Partial<Record<DeskKind, Readonly<Record<string, string>>>> = {
  'carry-out': { asked: 'to-decide', overdue: 'overdue' },
  'carry-decided': { permitted: 'mine', refused: 'ended' },
};

/** Where a line of the desk opens: its record, or the tab of the page that keeps such work. */
export function placeOf(item: Pick<DeskItem, 'subjectKind' | 'book' | 'opens'> & { state?: string }): Place {
  const act = ACTS[item.subjectKind];
  const { page = PAGE_OF_BOOK[item.book ?? 'incoming'], ...params } = act ?? {};
  const slips = SLIPS[item.subjectKind]?.[item.state ?? ''];
  return { page, to: { id: item.opens, params: slips === undefined ? params : { ...params, slips } } };
}

/** "1284", "Đi 418", "Mật 30", "PA-2026-0412-7": the number as people say it, with its book where it needs one. */
export function numberOf(t: Translate, item: Pick<DeskItem, 'subjectKind' | 'book' | 'number'>): string {
  const kind = `desk.kind.${item.subjectKind}`;
  if (item.number === '') return t.has(kind) ? t(kind) : '';
  if (item.book === null || item.book === 'incoming') return item.number;
  return t(`desk.number.${item.book}`, { number: item.number });
}

/** Whether the column of who holds what says anything: of one's own work every line would name oneself. */
export const heldByOthers = (lines: readonly Pick<DeskItem, 'holder'>[], me: string): boolean =>
  lines.some(({ holder }) => holder !== null && holder !== me);

/** A title that is there, for those only who were given the document, is not called one that was left out. */
export const untitled = ({ level }: Pick<DeskItem, 'level'>): MessageKey =>
  level === 'none' || level === 'tuyet-mat' ? 'desk.noTitle' : 'documents.subject.withheld';
