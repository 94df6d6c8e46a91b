import { utilityProcess } from 'electron';
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
