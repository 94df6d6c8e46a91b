import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { PageName } from '../../data/router.ts';

/** The page on which the entries of a book are worked with; the books of acts all stand on one. */
export const PAGE_OF_BOOK = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
  transfer: 'books',
  copying: 'books',
  'carry-out': 'books',
  destruction: 'books',
} as const satisfies Readonly<Record<RegisterKind, PageName>>;
