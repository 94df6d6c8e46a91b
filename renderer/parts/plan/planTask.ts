import type { Output } from '../../../shared/ipc/contract.ts';

export type PlanTask = Output<'plan.tasks'>['tasks'][number];
