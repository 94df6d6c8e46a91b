import { z } from 'zod';
import { INITIATIVE_STATES, type InitiativeState } from '../../../shared/domain/submission/initiative.ts';
import { manyOf, oneOf, valuesOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

export const Initiative = z.object({
  id: z.string(),
  revision: z.int(),
  state: z.enum(INITIATIVE_STATES as readonly [InitiativeState, ...InitiativeState[]]),
  siftNote: z.string(),
  siftedBy: z.string(),
  councilCode: z.string().nullable(),
  councilOn: z.string().nullable(),
  rulePack: z.string(),
});

export type Initiative = z.infer<typeof Initiative>;

export const findInitiative = oneOf(Initiative)<[id: string]>(`
  SELECT ${columnsOf(Initiative, '', { id: 'submission_id' })} FROM initiative WHERE submission_id = ?`);

/** The sifted ones among the cases of these states of the list. */
export const judgedIn = valuesOf(z.string())<[states: readonly string[]]>(`
  SELECT i.submission_id AS id FROM initiative i JOIN submission_list l ON l.submission_id = i.submission_id
   WHERE l.state IN (SELECT value FROM json_each(?))`);

const Waiting = z.object({ id: z.string(), state: z.enum(['sifted', 'minuted']) });

/** Those that somebody has, and that wait for a leader: to set the council up, or to decide by its minutes. */
export const councilsWaiting = manyOf(Waiting)<[limit: number]>(`
  SELECT i.submission_id AS id, i.state FROM initiative i JOIN submission_list l ON l.submission_id = i.submission_id
   WHERE i.state IN ('sifted','minuted') AND l.state IN ('assigned','in-progress') ORDER BY l.sort_key DESC LIMIT ? + 0`);
