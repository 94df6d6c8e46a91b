import { createQuery } from '../query.ts';

/** What the parts about copies ask the vault, wherever they stand. */
export const useDocumentCopies = createQuery('copies.ofDocument', ['copies.changed', 'documents.changed']);
export const useHistory = createQuery('copies.history', ['copies.changed']);
export const usePlaces = createQuery('copies.places', ['copies.changed']);
export const useReceivers = createQuery('copies.receivers', ['copies.changed', 'people.changed']);
export const useDeciders = createQuery('copies.deciders', ['documents.changed', 'people.changed']);
export const useHolders = createQuery('people.choices', ['people.changed']);
export const useChoices = createQuery('rules.choices', ['settings.changed']);
