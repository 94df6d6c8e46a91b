import { z } from 'zod';
import { PersonRef, TimeMs } from '../schemas.ts';

/** How the sender is told: by the channel that the submission came through, or another that reaches them. */
export const Channel = z.enum(['handed', 'post', 'phone', 'email', 'portal', 'meeting', 'envelope']);

/** An envelope is known when it is sealed: nobody writes by hand that there was one. */
export const ByHand = Channel.exclude(['envelope']);

/** That the sender was told the answer of another office. */
export const PassedOn = z.strictObject({ channel: ByHand, note: z.string(), by: PersonRef, atMs: TimeMs });
