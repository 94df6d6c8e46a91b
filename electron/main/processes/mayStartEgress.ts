import type { Profile } from '../../../shared/ipc/schemas.ts';

/**
 * Whether a station may have the process with sockets at all: only where its profile allows a network, and only
 * with a relay set up. This version has no relay channel, so the answer in use is always no.
 */
export function mayStartEgress(profile: Profile, relayConfigured: boolean): boolean {
  return relayConfigured && (profile === 'connected' || profile === 'party-wan');
}
