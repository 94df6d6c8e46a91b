import type { FromVault, ToVault, TrainingVault } from '../../shared/ipc/vaultProtocol.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { AppError } from '../../shared/errors.ts';
import type { EgressPort } from './exchange/relay/link.ts';
import { createVaultService, type VaultService } from './service.ts';

/** The part of Electron's `process.parentPort` that is used here; the vault itself knows nothing of Electron. */
export interface ParentPort {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports?: readonly LinePort[] }) => void,
  ): void;
  postMessage(message: FromVault): void;
}

/** Electron's end of a line between two processes. */
interface LinePort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

const toEgressPort = (port: LinePort): EgressPort => ({
  onMessage(listener) {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onClose: (listener) => port.on('close', listener),
  post: (message) => port.postMessage(message),
  close: () => port.close(),
});

/**
 * The loop of the vault process: numbered calls in, numbered replies out, events in between. Never throws: a
 * failure is a reply with a closed code. Nothing here opens a socket, and what was opened ends with the process.
 */
export function serveVault(port: ParentPort, leave: () => void): void {
  let service: VaultService | null = null;
  let networked = true; // until told otherwise: the careful assumption
  let started = { dir: '', appVersion: '' };

  /** A value that can't be cloned must not cost the process: the caller gets `internal` instead. */
  function answer(id: number, reply: Reply<unknown>): void {
    try {
      port.postMessage({ kind: 'reply', id, reply });
    } catch {
      port.postMessage({ kind: 'reply', id, reply: fail(new AppError('internal')) });
    }
  }
  const progress = (done: number, of: number): void =>
    port.postMessage({ kind: 'event', event: { topic: 'progress', ids: ['training'], done, of } });

  async function receive(message: ToVault, line: LinePort | undefined): Promise<void> {
    switch (message.kind) {
      case 'start':
        started = { dir: message.dir, appVersion: message.appVersion };
        networked = message.networked;
        service = createVaultService({ ...started, networked: () => networked, automatic: true });
        service.onEvent((event) => port.postMessage({ kind: 'event', event }));
        service.onEgress((wanted, profile) => port.postMessage({ kind: 'egress', wanted, profile }));
        port.postMessage({ kind: 'ready' });
        return;
      case 'network':
        networked = message.networked;
        return;
      case 'call': {
        const { id, door, op, input } = message;
        answer(id, await guarded(() => service?.call(door, op, input) ?? fail(new AppError('vault-gone'))));
        return;
      }
      case 'training':
        answer(message.id, await guarded(() => fillTraining(started, progress)));
        return;
      case 'egress':
        if (line) service?.attachEgress(toEgressPort(line));
        return;
      case 'disconnect':
        await service?.close();
        leave();
    }
  }

  port.on('message', ({ data, ports }) => void receive(data as ToVault, ports?.[0]).catch(leave));
}

async function fillTraining(
  start: { readonly dir: string; readonly appVersion: string },
  onProgress: (done: number, of: number) => void,
): Promise<Reply<TrainingVault>> {
  const { createTrainingVault } = await import('./training/createTrainingVault.ts');
  return { ok: true, value: await createTrainingVault({ ...start, onProgress }) };
}

async function guarded(work: () => Promise<Reply<unknown>> | Reply<unknown>): Promise<Reply<unknown>> {
  try {
    return await work();
  } catch (error) {
    return fail(error instanceof AppError ? error : new AppError('internal'));
  }
}

const fail = (error: AppError): Reply<never> => ({ ok: false, error: error.toWire() });

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort) serveVault(parentPort, () => process.exit(0));
