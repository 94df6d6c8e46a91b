import type { Profile } from '../../../shared/ipc/schemas.ts';

/**
 * Whether a station may have a process with sockets at all: only where its profile has a network, be it one that ends
 * at the wall of the house, and only with a relay set up, or while a time stamp is asked for.
 */
export function mayStartEgress(profile: Profile, wanted: boolean): boolean {
  return wanted && profile !== 'standalone';
}
