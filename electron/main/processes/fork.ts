import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { NumberedProcess } from './besideHost.ts';
import { childEnvironment, signerEnvironment } from './environment.ts';
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

/** Starts a process with sockets. It gets sealed envelopes or a digest: no database, no path of the vault, no key but of its own line. */
export function forkEgress(entry: string): NumberedProcess<MessagePortMain> {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-egress',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}

/** Starts a process that reads foreign bytes. It gets plain bytes and gives back plain data: no key, no path, no socket. */
export function forkReader(entry: string): NumberedProcess<MessagePortMain> {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-reader',
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}

/** Starts a process in which a vendor's library speaks with a token: a PIN and a digest in, a signature out. */
export function forkSigner(entry: string): NumberedProcess<MessagePortMain> {
  return utilityProcess.fork(entry, [], {
    serviceName: 'an-thu-signer',
    env: signerEnvironment(process.env),
    execArgv: [],
    stdio: 'ignore',
  });
}

/** A line between the vault and a process beside it that this process only hands out. */
export function openLine<Name extends string>(to: Name): Record<'vault' | Name, MessagePortMain> {
  const { port1, port2 } = new MessageChannelMain();
  return { vault: port1, [to]: port2 } as Record<'vault' | Name, MessagePortMain>;
}
