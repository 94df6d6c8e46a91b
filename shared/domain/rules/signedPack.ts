import { z } from 'zod';

/** A rule pack as it travels in an envelope: its exact text and the detached signature of its issuer. */
const SignedPack = z.strictObject({
  format: z.literal('an-thu/signed-rules/1'),
  content: z.string().max(1024 * 1024),
  signature: z
    .string()
    .max(350_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

export const signedPackText = (content: string, signature: string): string =>
  JSON.stringify(SignedPack.parse({ format: 'an-thu/signed-rules/1', content, signature }));

/** Null for anything else; who signed it is judged elsewhere. */
export function readSignedPack(text: string): { content: string; signature: string } | null {
  try {
    return SignedPack.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
