import { z } from 'zod';
import { Level, text, TimeMs } from '../schemas.ts';
import { hostCommand, query } from './spec.ts';

const View = z.strictObject({
  serial: z.int(),
  issuer: z.string(),
  ground: z.string(),
  maxIdleMinutes: z.int(),
  /** channels that stay shut for these levels, whatever the rule packs say */
  closed: z.array(z.strictObject({ channel: z.enum(['folder', 'relay']), levels: z.array(Level) })),
  loadedMs: TimeMs,
});

export const policyOps = {
  'policy.get': query(z.strictObject({}), z.strictObject({ policy: View.nullable() })),
  /**
   * Takes in the policy file of the superior office. The first one pins its key: the administrator types the first
   * half of its SHA-256, as the superior said it by another way; later ones must be signed by the same key.
   */
  'policy.load': hostCommand(
    z.strictObject({ path: z.string().min(1).max(4096), fingerprint: text(64).nullable() }),
    View,
  ),
} as const;
