import { z } from 'zod';
import { Id, TimeMs } from '../schemas.ts';
import { command, hostCommand, query } from './spec.ts';

/** `kept`: no longer in force, but what was sealed for it still opens with its key. */
const CertificateState = z.enum(['in-force', 'kept', 'revoked', 'expired']);

const CertificateLine = z.strictObject({
  id: Id,
  owner: z.enum(['authority', 'office', 'person']),
  /** of the office or of the person */
  name: z.string(),
  personId: Id.nullable(),
  purpose: z.enum(['issue', 'sign', 'encrypt']),
  serial: z.string(),
  fingerprint: z.string(),
  fromMs: TimeMs,
  untilMs: TimeMs,
  revokedMs: TimeMs.nullable(),
  state: CertificateState,
  /** whole days left of one in force, where it is to be renewed soon: at 60, 30 and 7 days */
  warning: z.strictObject({ days: z.int(), step: z.enum(['60', '30', '7', 'over']) }).nullable(),
});

const KeyRequest = z.strictObject({
  id: Id,
  personId: Id,
  name: z.string(),
  askedMs: TimeMs,
});

const RevocationListLine = z.strictObject({
  office: z.string(),
  own: z.boolean(),
  thisUpdateMs: TimeMs,
  nextUpdateMs: TimeMs,
  revoked: z.int(),
  stale: z.boolean(),
});

/** RFC 5280 §5.3.1; after `compromised` nothing that the key ever signed can be trusted. */
const RevocationReason = z.enum(['compromised', 'superseded', 'ceased']);

export const keyOps = {
  'keys.list': query(
    z.strictObject({}),
    z.strictObject({
      certificates: z.array(CertificateLine),
      requests: z.array(KeyRequest),
      lists: z.array(RevocationListLine),
    }),
  ),
  /** What this person is to be warned of: the own certificates, and the office's where it is the person's duty. */
  'keys.warnings': query(z.strictObject({}), z.strictObject({ warnings: z.array(CertificateLine) })),
  /** New signing and receiving certificates of the office; the old keys stay, for what was sealed for them. */
  'keys.renewOffice': command(z.strictObject({}), z.strictObject({ untilMs: TimeMs })),
  /** New keys of the signed-in person, made now; they hold once the cipher officer has issued their certificates. */
  'keys.askRenewal': command(z.strictObject({}), z.strictObject({ requestId: Id })),
  'keys.issue': command(z.strictObject({ requestId: Id }), z.strictObject({ untilMs: TimeMs })),
  'keys.revoke': command(
    z.strictObject({ id: Id, reason: RevocationReason }),
    z.strictObject({ revokedMs: TimeMs }),
  ),
  /** The office's list of revoked certificates, as a file for the offices that trust it. */
  'keys.writeList': hostCommand(z.strictObject({ path: z.string().max(4096) }), RevocationListLine),
  /** A list of an office that is trusted here. */
  'keys.readList': hostCommand(z.strictObject({ path: z.string().max(4096) }), RevocationListLine),
} as const;
