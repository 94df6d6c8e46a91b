import { isLocalAddress } from '../../../shared/domain/network/localAddress.ts';
import { raise } from '../../../shared/errors.ts';
import { randomBytes } from '../crypto/primitives.ts';
import { refuseClosedStation } from '../rules/closedStation.ts';
import { handlers } from '../ports.ts';
import { stamped } from './stamping.ts';
import { setStampUrl, stampUrl } from './store.ts';

/** The authority for time stamps that signatures of this office are stamped by. */
export const stampHandlers = handlers({
  'timeStamps.get': ({ db }) => ({ url: stampUrl(db) }),

  'timeStamps.set': (ports, { url }) => {
    const before = stampUrl(ports.db);
    if (before === url) raise('illegal-transition', { action: 'set-time-stamps' });
    if (url !== null) {
      refuseClosedStation(ports);
      if (!ports.stamps.mayBeLocal && isLocalAddress(new URL(url).hostname))
        raise('bad-input', { field: 'url', rule: 'local-address' });
    }
    setStampUrl(ports.db, url);
    ports.append({
      act: url === null ? 'time-stamps.removed' : 'time-stamps.set',
      subjectKind: 'station',
      subjectId: ports.station.stationId,
      facts: { url: url ?? before ?? '' },
    });
    ports.announce('exchange.changed');
    return { url };
  },

  'timeStamps.try': async (ports) => {
    const url = stampUrl(ports.db) ?? raise('not-found', { id: 'time-stamps' });
    return (await stamped(ports, url, randomBytes(32))).stamp;
  },
});
