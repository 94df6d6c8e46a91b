import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { childEnvironment } from './environment.ts';
import type { SocketProcess } from './egressHost.ts';
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

/** Starts the process with sockets. It gets sealed envelopes: no database, no path of the vault, no key but of its own line. */
export function forkEgress(entry: string): SocketProcess<MessagePortMain> {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-egress',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}

/** A line between vault and egress that this process only hands out. */
export function openLine(): { vault: MessagePortMain; egress: MessagePortMain } {
  const { port1, port2 } = new MessageChannelMain();
  return { vault: port1, egress: port2 };
}
