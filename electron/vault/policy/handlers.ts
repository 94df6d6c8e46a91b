import type { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { PolicyTerms } from '../../../shared/ipc/contract/policy.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { readStation } from '../tables/station.ts';
import { setIdleLock } from '../tables/settings.ts';
import { type Policy, readPolicy, type SignedPolicy } from './read.ts';
import { insertPolicy, pinPolicyKey, policyInForce, policyKey } from './store.ts';

/** Half of a SHA-256: nobody makes a second key with the same. */
const FINGERPRINT_DIGITS = 32;

export const policyHandlers = handlers({
  'policy.get': (ports) => ({ policy: view(ports, policyInForce(ports.db)) }),

  'policy.load': preparedCommand({
    prepare: async (_ports, { path }) => readPolicy(path),
    apply: (ports, { fingerprint }, signed) => takePolicy(ports, signed, fingerprint),
  }),
});

/**
 * The policy takes effect; the first one pins its key. @param fingerprint as it was typed; null: a key is pinned already
 * @throws AppError `policy-refused` with reason `office`, `fingerprint`, `key`, `replayed`
 */
export function takePolicy(
  ports: Ports,
  signed: SignedPolicy,
  fingerprint: string | null,
): Output<'policy.load'> {
  const { db, station } = ports;
  const { policy } = signed;
  if (policy.office !== '*' && policy.office !== station.office.code)
    raise('policy-refused', { reason: 'office' });
  const pinned = policyKey(db);
  if (pinned === null) {
    const typed = fingerprint?.replaceAll(/[^0-9a-fA-F]/g, '').toLowerCase() ?? '';
    if (typed.length < FINGERPRINT_DIGITS || !signed.fingerprint.startsWith(typed))
      raise('policy-refused', { reason: 'fingerprint' });
    pinPolicyKey(db, signed.spki, ports.nowMs());
  } else if (!Buffer.from(pinned).equals(signed.spki)) raise('policy-refused', { reason: 'key' });
  if (policy.serial <= (policyInForce(db)?.serial ?? 0)) raise('policy-refused', { reason: 'replayed' });
  const loadedMs = ports.nowMs();
  insertPolicy(db, { serial: policy.serial, body: signed.text, signature: signed.signature, loadedMs });
  if (readStation(db).idleLockMinutes > policy.maxIdleMinutes) setIdleLock(db, policy.maxIdleMinutes);
  ports.append({
    act: 'policy.loaded',
    ...about('station', station.stationId),
    facts: { serial: policy.serial, ground: policy.ground, minutes: policy.maxIdleMinutes },
  });
  ports.announce('settings.changed');
  return view(ports, { ...policy, loadedMs }) ?? raise('internal', { at: 'policy' });
}

function view(ports: Ports, policy: ReturnType<typeof policyInForce>): Output<'policy.get'>['policy'] {
  if (policy === null) return null;
  const key = policyKey(ports.db);
  return {
    ...termsOf(policy),
    loadedMs: policy.loadedMs,
    keyFingerprint: key === null ? '' : sha256Hex(key),
  };
}

export function termsOf(policy: Policy): z.infer<typeof PolicyTerms> {
  const { serial, issuer, ground, maxIdleMinutes, closed, revocation } = policy;
  return { serial, issuer, ground, maxIdleMinutes, closed, revocation };
}
