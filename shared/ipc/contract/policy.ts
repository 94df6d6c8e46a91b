import { z } from 'zod';
import { Level, text, TimeMs, listOf } from '../schemas.ts';
import { provedHostCommand, query } from './spec.ts';

/** What a policy file sets. */
export const PolicyTerms = z.strictObject({
  serial: z.int(),
  issuer: z.string(),
  ground: z.string(),
  maxIdleMinutes: z.int(),
  /** channels that stay shut for these levels, whatever the rule packs say */
  closed: listOf({ channel: z.enum(['folder', 'relay']), levels: z.array(Level) }),
  /** `leaf`: a fresh list of whoever certified the partner's keys; `required`: of every authority above them too */
  revocation: z.enum(['when-present', 'leaf', 'required']),
});

const View = PolicyTerms.extend({
  loadedMs: TimeMs,
  /** SHA-256 of the superior's key that was compared when the first policy came */
  keyFingerprint: z.string(),
});

export const policyOps = {
  'policy.get': query({}, { policy: View.nullable() }),
  /**
   * Takes in the policy file of the superior office. The first one pins its key: the administrator types the first
   * half of its SHA-256, as the superior said it by another way; later ones must be signed by the same key.
   */
  'policy.load': provedHostCommand(
    { path: z.string().min(1).max(4096), fingerprint: text(64).nullable() },
    View,
  ),
} as const;
