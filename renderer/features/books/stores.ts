import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';

export const useBooks = createQuery('registers.books', ['registers.changed', 'documents.changed']);
export const useReservations = createQuery('registers.reservations', ['registers.changed']);
export const useRequests = createQuery('registers.requests', ['registers.changed']);
/** For the count on the page: a store answers one question at a time. */
export const useOpenRequests = createQuery('registers.requests', ['registers.changed']);
export const useHandovers = createQuery('registers.handovers', ['registers.changed']);
export const useVerified = createQuery('registers.verify', ['registers.changed']);
export const useDossiers = createQuery('dossiers.list', ['documents.changed']);
export const useDossier = createQuery('dossiers.get', ['documents.changed']);
export const useArchiveChoices = createQuery('archive.choices', ['registers.changed', 'documents.changed']);
export const useArchivePackages = createQuery('archive.packages', ['registers.changed']);
export const useArchiveList = createQuery('archive.dossiers', []);
export const useHeldDocuments = createQuery('archive.documents', []);
export const usePeople = createQuery('people.choices', ['people.changed']);
export const useRuleChoices = createQuery('rules.choices', ['settings.changed']);

type LinesOf = Pick<Input<'registers.actLines'>, 'kind' | 'year'>;
export const useActLines = createPages<LinesOf, ActLine>({
  ask: async (filter, after, limit) => {
    const reply = await call('registers.actLines', { ...filter, after, limit });
    if (!reply.ok) return reply;
    return { ok: true, value: { rows: reply.value.lines, next: reply.value.next } };
  },
  topics: ['registers.changed'],
});
/** The columns of a book of acts, without its lines. */
export const useActColumns = createQuery('registers.actLines', []);

export type Dossier = Output<'dossiers.list'>['dossiers'][number];
export type ArchiveChoices = Output<'archive.choices'>;
export type ArchivePackage = Output<'archive.packages'>['packages'][number];
export type Book = Output<'registers.books'>['books'][number];
export type ActLine = Output<'registers.actLines'>['lines'][number];
export type Request = Output<'registers.requests'>['requests'][number];
export type Reservation = Output<'registers.reservations'>['reservations'][number];
export type Handover = Output<'registers.handovers'>['handovers'][number];
