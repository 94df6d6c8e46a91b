import { z } from 'zod';
import { receivedLine, receivedText } from '../../../shared/domain/text/received.ts';

/** More offices than any matter goes through; a longer way is told without its middle. */
export const MOST_OFFICES = 8;

/** The answer of the office to which a case was transferred, for the office that took it in first. */
export const answerMetadata = z.looseObject({
  /** id of the envelope that brought the case */
  about: z.string().regex(/^[0-9a-f]{32}$/),
  receiptCode: receivedLine(40),
  text: receivedText(60_000, 1),
  approvedBy: receivedLine(200),
  approvedMs: z.int().nonnegative(),
  /** of one that is passed on: the office that answered, then those that it came through; the sender itself is none of them */
  answeredBy: z
    .array(
      z.looseObject({
        office: receivedLine(200),
        receiptCode: receivedLine(40),
      }),
    )
    .max(MOST_OFFICES)
    .optional(),
});
export type AnswerMetadata = z.infer<typeof answerMetadata>;

/** The office whose answer it is: it came from another one that it went through, or from itself. */
export const answeringOffice = ({ answeredBy }: AnswerMetadata, sender: string): string =>
  answeredBy?.[0]?.office ?? sender;
