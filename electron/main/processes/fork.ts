import { type UtilityProcess, utilityProcess } from 'electron';
import { childEnvironment } from './environment.ts';
import type { ChildProcess } from './vaultHost.ts';

/** Starts the vault process; the key material of the session lives in it and dies with it. */
export function forkVault(entry: string, packaged: boolean): ChildProcess {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-vault',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: packaged ? 'ignore' : 'inherit',
  }) as unknown as ChildProcess;
}

/** Starts the egress process. It gets sealed envelopes only: no key, no database, no path of the vault. */
export function forkEgress(entry: string): UtilityProcess {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-egress',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}
