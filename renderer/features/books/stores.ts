import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';

type LinesOf = Pick<Input<'registers.actLines'>, 'kind' | 'year'>;
export const useActLines = createPages<LinesOf, ActLine>({
  ask: async (filter, after, limit) => {
    const reply = await call('registers.actLines', { ...filter, after, limit });
    if (!reply.ok) return reply;
    return { ok: true, value: { rows: reply.value.lines, next: reply.value.next } };
  },
  topics: ['registers.changed'],
});

export type Dossier = Output<'dossiers.list'>['dossiers'][number];
export type ArchiveChoices = Output<'archive.choices'>;
export type ArchivePackage = Output<'archive.packages'>['packages'][number];
export type Book = Output<'registers.books'>['books'][number];
export type ActLine = Output<'registers.actLines'>['lines'][number];
export type Request = Output<'registers.requests'>['requests'][number];
export type Reservation = Output<'registers.reservations'>['reservations'][number];
export type Handover = Output<'registers.handovers'>['handovers'][number];
