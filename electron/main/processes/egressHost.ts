import { utilityProcess } from 'electron';
import type { Profile } from '../../../shared/ipc/schemas.ts';
import { childEnvironment } from './environment.ts';

/**
 * Whether a station may have the process with sockets at all: only where its profile allows a network, and only
 * with a relay set up. This version has no relay channel, so the answer in use is always no.
 */
export function mayStartEgress(profile: Profile, relayConfigured: boolean): boolean {
  return relayConfigured && (profile === 'connected' || profile === 'party-wan');
}

/** Starts the egress process. It gets sealed envelopes only: no key, no database, no path of the vault. */
export function forkEgress(entry: string): Electron.UtilityProcess {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-egress',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}
