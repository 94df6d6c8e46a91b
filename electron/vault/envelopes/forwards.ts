import { z } from 'zod';
import { receivedLine } from '../../../shared/domain/text/received.ts';

/**
 * A received document that is passed on keeps what its first sender signed: `forwards.signed` is the SignedData of the
 * envelope in which it came, to the byte. Whoever gets it can tell whether these very files were signed by that office.
 */
const forwards = z.looseObject({
  officeCode: z.string().min(1).max(40),
  envelopeId: z.string().regex(/^[0-9a-f]{32}$/),
  sequence: z.int().positive(),
  /** as the office that passes it on knows the first sender; older stations say nothing */
  name: receivedLine(200).default(''),
  signed: z.base64().optional(),
});
export type Forwards = z.infer<typeof forwards>;

/** What a manifest says of where its document came from; null where it says nothing that can be read. */
export function forwardsOf(metadata: Readonly<Record<string, unknown>>): Forwards | null {
  const parsed = forwards.safeParse(metadata['forwards']);
  return parsed.success ? parsed.data : null;
}

/** The evidence has the words and the keys of the files in it: it stays in the sealed bytes, and out of every row. */
export function withoutEvidence(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const said = z.looseObject({ signed: z.unknown() }).safeParse(metadata['forwards']);
  if (!said.success) return metadata;
  const { signed: _signed, ...rest } = said.data;
  return { ...metadata, forwards: rest };
}
