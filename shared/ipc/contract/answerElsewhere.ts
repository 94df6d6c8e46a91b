import { z } from 'zod';
import { TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { PassedOn } from './channel.ts';
import { Forwarded } from './exchange.ts';

/** What an office to which a case was sent answered. */
export const AnswerElsewhere = z.strictObject({
  /** of the envelope that brought it */
  envelopeId: z.string(),
  office: z.string(),
  receiptCode: z.string(),
  text: z.string(),
  approvedBy: z.string(),
  approvedMs: TimeMs,
  cameMs: TimeMs,
  /** sent back by a person here; null while it stands */
  refused: objectOrNull({ reason: z.string(), atMs: TimeMs }),
  /** null until somebody wrote down that the sender was told */
  passedOn: PassedOn.nullable(),
  /** of one that `office` passed on: who answered it, then the offices that it came through */
  way: listOf({ office: z.string(), receiptCode: z.string() }),
  /** whether the office that answered signed these very words; null where `office` answered itself */
  proof: Forwarded.shape.proof.nullable(),
});
