import { z } from 'zod';
import { LEFT_ASIDE } from '../readerTrust.ts';
import { filled, Id, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { hostCommand, provedCommand, query } from './spec.ts';

/** An authority whose people sign files of others. */
export const SignatureAuthority = z.strictObject({
  id: Id,
  name: z.string(),
  organization: z.string(),
  /** who certified it; its own name for a root */
  issuer: z.string(),
  isRoot: z.boolean(),
  fromMs: z.number(),
  untilMs: z.number(),
  /** SHA-256 of the certificate: hex in groups, and its first half as words */
  fingerprint: z.string(),
  words: z.string(),
  /** since when it is trusted here, who compared it, and how */
  trusted: objectOrNull({ sinceMs: TimeMs, by: z.string(), comparedHow: z.string() }),
  /** the trusted authority that it leads to; null: nobody believes what it certifies */
  leadsTo: z.string().nullable(),
  /** the newest list of what it took back */
  list: objectOrNull({
    thisUpdateMs: z.number(),
    nextUpdateMs: z.number(),
    count: z.int(),
    isStale: z.boolean(),
  }),
});
export type SignatureAuthority = z.infer<typeof SignatureAuthority>;

/** What came of a file. */
export const LoadedTrust = z.strictObject({
  /** certificates of authorities that were not known before */
  added: listOf({ id: Id, name: z.string(), isRoot: z.boolean() }),
  /** that were known already */
  known: z.int(),
  /** certificates of people and the like, and what our strict reader does not take */
  unfit: z.int(),
  lists: listOf({ issuer: z.string(), thisUpdateMs: z.number(), count: z.int() }),
  /** lists of no use, and why; `older`: a newer one is here already; `future`: it is said to be of a day to come */
  aside: listOf({ issuer: z.string(), why: z.enum([...LEFT_ASIDE, 'older', 'future']) }),
  /** parts of the file that are neither certificate nor list */
  left: z.int(),
});
export type LoadedTrust = z.infer<typeof LoadedTrust>;

export const signatureTrustOps = {
  'signatureTrust.list': query({}, { authorities: z.array(SignatureAuthority) }),
  /**
   * Takes the certificates of authorities and the lists of revoked certificates out of a file (PEM, DER, .p7b). Nobody is
   * trusted for having come in.
   */
  'signatureTrust.load': hostCommand({ path: z.string().min(1).max(4096) }, LoadedTrust),
  /** From here on the signatures of those whom it certified can be whole: its fingerprint was compared. */
  'signatureTrust.trust': provedCommand(
    { id: Id, fingerprint: filled(200), comparedHow: filled(200) },
    SignatureAuthority,
  ),
  'signatureTrust.withdraw': provedCommand({ id: Id, reason: filled(300) }, SignatureAuthority),
} as const;
