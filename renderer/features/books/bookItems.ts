import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Book } from './stores.ts';

/** A book of this year that is not yet open. */
export type Missing = { readonly missing: RegisterKind; readonly year: number };
export type Item = Book | Missing;

const keyOfMissing = (kind: RegisterKind): string => `missing:${kind}`;
export const keyOf = (item: Item): string => ('missing' in item ? keyOfMissing(item.missing) : item.id);

/** What stands beside the list: what was chosen; once it was opened, the book it became; else the first. */
export function chosenItem(items: readonly Item[], key: string | null): Item | null {
  const opened = (item: Item): boolean =>
    !('missing' in item) && item.state === 'open' && keyOfMissing(item.kind) === key;
  return items.find((item) => keyOf(item) === key) ?? items.find(opened) ?? items[0] ?? null;
}
