import type { Output } from '../../../shared/ipc/contract.ts';
export type Unit = Output<'units.list'>['units'][number];
export type Member = Output<'units.list'>['members'][number];
