import { createQuery } from '../../app/query.ts';
import type { Output } from '../../../shared/ipc/contract.ts';

export const useBooks = createQuery('registers.books', ['registers.changed', 'documents.changed']);
export type Book = Output<'registers.books'>['books'][number];
