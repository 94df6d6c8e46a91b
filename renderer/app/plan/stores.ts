import type { Output } from '../../../shared/ipc/contract.ts';
import { createQuery } from '../query.ts';

export type PlanTask = Output<'plan.tasks'>['tasks'][number];

/** A task may be held by a unit, so that who belongs to it counts too. */
export const usePlan = createQuery('plan.tasks', ['submissions.changed', 'people.changed']);
