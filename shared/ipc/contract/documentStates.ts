import { z } from 'zod';

export const DocumentState = z.enum([
  'unopened',
  'registered',
  'presented',
  'directed',
  'in-progress',
  'answered',
  'closed',
  'returned',
  'cancelled',
  'issued',
  'recalled',
  'destroyed',
]);
export type DocumentState = z.infer<typeof DocumentState>;
/** What a document reads as (`readState`): under recall until the last proof is in. */
export const DocumentReadState = z.enum([...DocumentState.options, 'recalling']);
export type DocumentReadState = z.infer<typeof DocumentReadState>;
/** All that can stand in the place of the state: given to nobody, and called back by its issuer, too. */
export const DocumentListedState = z.enum([
  ...DocumentReadState.options,
  ...(['unassigned', 'calling-back', 'called-back'] as const),
]);
export type DocumentListedState = z.infer<typeof DocumentListedState>;
