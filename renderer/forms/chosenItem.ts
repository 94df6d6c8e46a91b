import type { ListItem } from '../../shared/ipc/contract/protection.ts';

/** The item of a danh mục that determines a level, as a form holds it. */
export type ChosenItem = Pick<ListItem, 'ref' | 'place' | 'text' | 'level' | 'mustConfirm'> & {
  readonly sample: boolean;
  /** the person said that the item is a sample and that a real one is owed */
  readonly confirmed: boolean;
};

/** A sample item that nobody confirmed yet, in an office that is no training office. */
export const isUnconfirmed = (item: ChosenItem | null): boolean =>
  item !== null && item.mustConfirm && !item.confirmed;

/** As a field shows it; a draft keeps the place of its item alone. */
export const itemWords = ({ place, text }: Pick<ChosenItem, 'place' | 'text'>): string =>
  [place, text].filter((part) => part !== '').join(' · ');
