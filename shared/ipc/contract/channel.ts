import { z } from 'zod';
import { APART, WAYS } from '../../domain/submission/reach.ts';
import { ERROR_CODES } from '../../errors.ts';
import { Id, listOf, PersonRef, TimeMs } from '../schemas.ts';

/** How the sender is told: by the channel that the submission came through, or another that reaches them. */
export const Channel = z.enum(['handed', 'post', 'phone', 'email', 'portal', 'meeting', 'envelope']);

/** An envelope is known when it is sealed: nobody writes by hand that there was one. */
export const ByHand = Channel.exclude(['envelope']);

/** That the sender was told the answer of another office. */
export const PassedOn = z.strictObject({ channel: ByHand, note: z.string(), by: PersonRef, atMs: TimeMs });

/** By which way a sender is told together with others, or why apart. */
export const Reach = z.strictObject({ way: z.enum(WAYS).nullable(), apart: z.enum(APART).nullable() });

/** Of several in one act those that something stands against, and what. */
export const Refused = listOf({
  id: Id,
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
