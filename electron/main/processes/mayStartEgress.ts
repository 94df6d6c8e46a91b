import type { Profile } from '../../../shared/ipc/schemas.ts';

/**
 * Whether a station may have the process with sockets at all: only where its profile has a network, be it one that
 * ends at the wall of the house, and only with a relay set up.
 */
export function mayStartEgress(profile: Profile, relayWanted: boolean): boolean {
  return relayWanted && profile !== 'standalone';
}
