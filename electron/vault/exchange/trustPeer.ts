import { raise } from '../../../shared/errors.ts';
import { handlers } from '../ports.ts';
import { toPeer } from '../peers/peers.ts';
import { setTrusted, trustedCard, waitingCard } from '../peers/store.ts';
import { renewHeld } from './sending/renewSeals.ts';

export const trustPeerHandlers = handlers({
  /** A person compared the words of a new card: from here on it is sealed for its keys. */
  'exchange.trustPeer': (ports, input) => {
    const row = waitingCard(ports.db, input.stationId);
    if (row === null || row.officeCode !== input.officeCode)
      return raise('not-found', { id: input.stationId });
    const told = input.fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
    if (told !== row.rootSha256) return raise('certificate-unknown', { reason: 'fingerprint-differs' });
    if (row.validUntilMs < ports.nowMs()) return raise('certificate-expired');
    const before = trustedCard(ports.db, row.stationId);
    setTrusted(ports.db, {
      id: row.id,
      stationId: row.stationId,
      nowMs: ports.nowMs(),
      by: ports.actor.id,
      how: input.comparedHow,
    });
    const facts = {
      peer: row.officeName,
      officeCode: row.officeCode,
      fingerprint: row.rootSha256.slice(0, 16),
      comparedHow: input.comparedHow,
      replaced: before === null ? null : before.rootSha256.slice(0, 16),
    };
    ports.append({ act: 'peer.trusted', subjectKind: 'peer', subjectId: row.stationId, facts });
    renewHeld(ports);
    ports.announce('exchange.changed', row.stationId);
    return toPeer(ports, trustedCard(ports.db, row.stationId) ?? raise('internal', { at: 'trust' }), null);
  },
});
