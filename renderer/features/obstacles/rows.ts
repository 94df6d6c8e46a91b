import type { Output } from '../../../shared/ipc/contract.ts';

export type ObstacleRow = Output<'obstacles.list'>['rows'][number];
export type Recurring = Output<'obstacles.recurring'>['lines'][number];
