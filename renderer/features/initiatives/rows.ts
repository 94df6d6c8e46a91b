import type { Output } from '../../../shared/ipc/contract.ts';

export type InitiativeRow = Output<'initiatives.list'>['rows'][number];
export type Initiative = Output<'initiatives.get'>;
