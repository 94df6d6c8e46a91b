import { z } from 'zod';
import { Changed, filled, Id, Revision, text } from '../schemas.ts';
import { command } from './spec.ts';

const one = { id: Id, revision: Revision };

/** What happens to a case beside its straight way from the door to the answer. */
export const caseWorkOps = {
  /** The case becomes a duplicate of a master and follows it; its record and its receipt stay. */
  'submissions.merge': command(z.strictObject({ ...one, masterId: Id, note: text(1000) }), Changed),
  /** Undoes a merge: the case is classified anew. */
  'submissions.unmerge': command(z.strictObject({ ...one, note: filled(1000) }), Changed),
} as const;
