import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { PageName } from '../../app/router.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { Translate } from '../../i18n/I18n.tsx';

const MEANINGS: Readonly<Record<string, StateMeaning>> = {
  unopened: 'waiting',
  registered: 'new',
  presented: 'waiting',
  directed: 'waiting',
  'in-progress': 'running',
  answered: 'done',
  closed: 'closed',
  returned: 'returned',
  received: 'new',
  classifying: 'waiting',
  'awaiting-supplement': 'waiting',
  assigned: 'waiting',
  'awaiting-approval': 'waiting',
  transferred: 'returned',
  refused: 'refused',
};

export const meaningOf = (item: DeskItem): StateMeaning => MEANINGS[item.state] ?? 'waiting';

/** The state in the words of its own list: a document's, or a case's. */
export function stateWord(t: Translate, item: DeskItem): string {
  const numbered = item.state === 'registered' && (item.book?.endsWith('outgoing') ?? false);
  const key =
    item.subjectKind === 'submission'
      ? `submissions.state.${item.state}`
      : `documents.state.${numbered ? 'numbered' : item.state}`;
  return t.has(key) ? t(key) : item.state;
}

const PAGES: Readonly<Record<RegisterKind, PageName>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
  transfer: 'books',
  copying: 'books',
  'carry-out': 'books',
  destruction: 'books',
};

export const pageOf = (item: Pick<DeskItem, 'subjectKind' | 'book'>): PageName =>
  item.subjectKind === 'submission' ? 'submissions' : PAGES[item.book ?? 'incoming'];

export const pageOfBook = (kind: RegisterKind): PageName => PAGES[kind];

/** "1284", "Đi 418", "Mật 30", "PA-2026-0412-7": the number as people say it, with its book where it needs one. */
export function numberOf(t: Translate, item: Pick<DeskItem, 'subjectKind' | 'book' | 'number'>): string {
  if (item.subjectKind === 'submission' || item.book === null || item.book === 'incoming') return item.number;
  return t(`desk.number.${item.book}`, { number: item.number });
}
