import { createPublicKey, verify } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { sha256Hex } from '../crypto/primitives.ts';

const MAX_BYTES = 256 * 1024;

/** It only tightens: a shorter idle time, channels shut, fresh lists of revoked certificates. What the law and the rule packs forbid it cannot open. */
export const Policy = z.strictObject({
  format: z.literal('an-thu/policy/1'),
  /** office code, or * for every office below the issuer */
  office: z.string().min(1).max(64),
  serial: z.int().positive(),
  issuer: z.string().min(1).max(200),
  ground: z.string().min(1).max(200),
  maxIdleMinutes: z.int().min(1).max(60),
  closed: z
    .array(z.strictObject({ channel: z.enum(['folder', 'relay']), levels: z.array(Level).min(1).max(4) }))
    .max(8),
  /** what a partner's list of revoked certificates must be: read where it is there, or fresh for the sender, or for all above */
  revocation: z.enum(['when-present', 'leaf', 'required']).default('when-present'),
});
export type Policy = z.infer<typeof Policy>;

const Signed = z.strictObject({
  policy: z.string().max(MAX_BYTES),
  signature: z.string().max(120),
  publicKey: z.string().max(200),
});

export interface SignedPolicy {
  readonly policy: Policy;
  readonly text: string;
  readonly signature: Buffer;
  readonly spki: Buffer;
  readonly fingerprint: string;
}

/** @throws AppError `policy-refused` with reason `file`, `signature`, `form` */
export function readPolicy(file: string): SignedPolicy {
  const signed = Signed.safeParse(jsonOf(file));
  if (!signed.success) return raise('policy-refused', { reason: 'file' });
  const spki = Buffer.from(signed.data.publicKey, 'base64');
  const signature = Buffer.from(signed.data.signature, 'base64');
  const { policy: text } = signed.data;
  if (!isSigned(text, signature, spki)) return raise('policy-refused', { reason: 'signature' });
  let body: unknown = null;
  try {
    body = foreignJson(text);
  } catch {
    return raise('policy-refused', { reason: 'form' });
  }
  const policy = Policy.safeParse(body);
  if (!policy.success) return raise('policy-refused', { reason: 'form' });
  return { policy: policy.data, text, signature, spki, fingerprint: sha256Hex(spki) };
}

export function isSigned(text: string, signature: Uint8Array, spki: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, signature);
  } catch {
    return false; // no key at all
  }
}

function jsonOf(file: string): unknown {
  try {
    if (fs.statSync(file).size > 2 * MAX_BYTES) return null;
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
