import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { preparedCommand, query } from '../ports.ts';
import { readStation } from '../session/stationStore.ts';
import { setIdleLock } from '../settings/store.ts';
import { readPolicy, type SignedPolicy } from './read.ts';
import { insertPolicy, pinPolicyKey, policyInForce, policyKey } from './store.ts';

/** Half of a SHA-256: nobody makes a second key with the same. */
const FINGERPRINT_DIGITS = 32;

export const policyHandlers = {
  'policy.get': query<'policy.get'>((ports) => ({ policy: view(policyInForce(ports.db)) })),

  'policy.load': preparedCommand<'policy.load', SignedPolicy>({
    prepare: async (_ports, { path }) => readPolicy(path),
    apply: (ports, { fingerprint }, signed) => {
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
        subjectKind: 'station',
        subjectId: station.stationId,
        facts: { serial: policy.serial, ground: policy.ground, minutes: policy.maxIdleMinutes },
      });
      ports.announce('settings.changed');
      return view({ ...policy, loadedMs }) ?? raise('internal', { at: 'policy' });
    },
  }),
};

function view(policy: ReturnType<typeof policyInForce>): Output<'policy.get'>['policy'] {
  if (policy === null) return null;
  const { serial, issuer, ground, maxIdleMinutes, closed, loadedMs } = policy;
  return { serial, issuer, ground, maxIdleMinutes, closed, loadedMs };
}
