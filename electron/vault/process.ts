import {
  type FromVault,
  SEEN_BY_MAIN,
  type ToVault,
  type TrainingVault,
} from '../../shared/ipc/vaultProtocol.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { AppError } from '../../shared/errors.ts';
import type { EgressPort } from './exchange/relay/link.ts';
import type { ToReader } from '../../shared/ipc/readerProtocol.ts';
import type { ToEgress } from '../../shared/ipc/egressProtocol.ts';
import type { Profile } from '../../shared/ipc/schemas.ts';
import type { ToSigner } from '../../shared/ipc/signerProtocol.ts';
import { askedLines, type LinePort } from './reader/index.ts';
import { measureMessage, UNFIT } from '../../shared/ipc/messageSize.ts';
import { about, makeLineEnd, type SealedLine } from '../../shared/ipc/sealedLine.ts';
import { inLines } from './incidents/inLines.ts';
import type { Incident } from './incidents/store.ts';
import type { TrainingOptions } from './training/createTrainingVault.ts';
import { createVaultService } from './service.ts';
import type { VaultService, VaultServiceOptions } from './vaultService.ts';

/** The part of Electron's `process.parentPort` that is used here; the vault itself knows nothing of Electron. */
export interface ParentPort {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports?: readonly LinePort[] }) => void,
  ): void;
  postMessage(message: FromVault): void;
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

/** What the workshop's host passes in code: a cheap Argon2 with its floor, ready keys. The process of the product passes nothing. */
export type ServeMeans = Pick<VaultServiceOptions, 'argon' | 'newKeyPair'>;

/**
 * The loop of the vault process: numbered calls in, numbered replies out, events in between. Never throws: a
 * failure is a reply with a closed code. Nothing here opens a socket, and what was opened ends with the process.
 */
export function serveVault(port: ParentPort, leave: () => void, means: ServeMeans = {}): void {
  let service: VaultService | null = null;
  let networked = true; // until told otherwise: the careful assumption
  let started = { dir: '', appVersion: '' };
  /** to the page that met this process last; there is one window */
  let line: SealedLine | null = null;

  /** A value that can't be cloned must not cost the process: the caller gets `internal` instead. */
  function answer(id: number, op: string, reply: Reply<unknown>): void {
    try {
      port.postMessage({ kind: 'reply', id, reply });
    } catch (cause) {
      port.postMessage({ kind: 'reply', id, reply: failed(op, new AppError('internal', {}, { cause })) });
    }
  }
  /** A bug gets its number from the service, which keeps it; with no service there is nothing to keep it in. */
  const failed = (op: string, cause: unknown): Reply<never> =>
    service?.fail(op, cause) ?? fail(cause instanceof AppError ? cause : new AppError('internal'));
  async function guarded(
    op: string,
    work: () => Promise<Reply<unknown>> | Reply<unknown>,
  ): Promise<Reply<unknown>> {
    try {
      return await work();
    } catch (cause) {
      return failed(op, cause);
    }
  }
  const readers = askedLines<ToReader>((wanted, number) =>
    port.postMessage({ kind: 'reader', wanted, number }),
  );
  const signers = askedLines<ToSigner>((wanted, number) =>
    port.postMessage({ kind: 'signer', wanted, number }),
  );
  const stampers = askedLines<ToEgress, [Profile]>((wanted, number, profile) =>
    port.postMessage({ kind: 'stamper', wanted, number, profile }),
  );
  const progress = (done: number, of: number): void =>
    port.postMessage({ kind: 'event', event: { topic: 'progress', ids: ['training'], done, of } });

  async function ask(door: 'window' | 'host', op: string, input: unknown): Promise<Reply<unknown>> {
    return guarded(op, () => service?.call(door, op, input) ?? fail(new AppError('vault-gone')));
  }

  async function meet(publicKey: Uint8Array): Promise<Reply<Uint8Array>> {
    const end = await makeLineEnd('vault');
    line = await end.meet(publicKey);
    return { ok: true, value: end.publicKey };
  }

  /** A message of another line was read by nobody: whoever sent it may meet this process and say it again. */
  async function answerSealed({ id, op, input }: Extract<ToVault, { kind: 'sealed' }>): Promise<void> {
    const on = line;
    const said = await on?.open(about.call(op), input).then(
      (value) => ({ value }),
      () => null,
    );
    if (!on || !said) {
      port.postMessage({ kind: 'carried', id, carried: 'unknown-line' });
      return;
    }
    const measured = measureMessage(said.value);
    const reply =
      measured === 'fits' ? await ask('window', op, said.value) : fail(new AppError(UNFIT[measured]));
    const seen = SEEN_BY_MAIN.has(op) ? { seen: reply } : {};
    const carried = await on.seal(about.answer(op), reply).catch((cause: unknown) => {
      // a reply that JSON can't hold
      const answer = failed(op, new AppError('internal', {}, { cause }));
      return on.seal(about.answer(op), answer);
    });
    port.postMessage({ kind: 'carried', id, carried, ...seen });
  }

  async function receive(message: ToVault, beside: LinePort | undefined): Promise<void> {
    switch (message.kind) {
      case 'start':
        started = { dir: message.dir, appVersion: message.appVersion };
        networked = message.networked;
        service = createVaultService({
          ...started,
          profileDir: message.profileDir,
          ...(message.packaged ? {} : { tell: toStandardError }),
          networked: () => networked,
          automatic: true,
          startReader: readers.start,
          startSigner: signers.start,
          startStamper: stampers.start,
          ...means,
        });
        service.onEvent((event) => port.postMessage({ kind: 'event', event }));
        service.onEgress((wanted, profile) => port.postMessage({ kind: 'egress', wanted, profile }));
        port.postMessage({ kind: 'ready' });
        return;
      case 'network':
        networked = message.networked;
        return;
      case 'call':
        answer(message.id, message.op, await ask('host', message.op, message.input));
        return;
      case 'meet':
        answer(message.id, 'meet', await guarded('meet', () => meet(message.publicKey)));
        return;
      case 'sealed':
        await answerSealed(message);
        return;
      case 'training':
        answer(
          message.id,
          'training',
          await guarded('training', () =>
            fillTraining({ ...started, ...means, startReader: readers.start }, progress),
          ),
        );
        return;
      case 'egress':
        if (beside) service?.attachEgress(toEgressPort(beside));
        return;
      case 'reader':
        if (beside) readers.attach(message.number, beside);
        return;
      case 'signer':
        if (beside) signers.attach(message.number, beside);
        return;
      case 'stamper':
        if (beside) stampers.attach(message.number, beside);
        return;
      case 'disconnect':
        await service?.close();
        end();
    }
  }

  // what nothing catches ends the process, as ever; it is written down before
  const writeDown = (cause: unknown): void => void failed('process', cause);
  function end(): void {
    process.off('uncaughtExceptionMonitor', writeDown);
    leave();
  }
  process.on('uncaughtExceptionMonitor', writeDown);
  port.on('message', ({ data, ports }) => void receive(data as ToVault, ports?.[0]).catch(end));
}

async function fillTraining(
  start: Omit<TrainingOptions, 'onProgress'>,
  onProgress: (done: number, of: number) => void,
): Promise<Reply<TrainingVault>> {
  const { createTrainingVault } = await import('./training/createTrainingVault.ts');
  return { ok: true, value: await createTrainingVault({ ...start, onProgress }) };
}

/** While developing; a package has no terminal, and its vault no standard error. */
const toStandardError = (incident: Incident): void => void process.stderr.write(inLines(incident));

const fail = (error: AppError): Reply<never> => ({ ok: false, error: error.toWire() });

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort) serveVault(parentPort, () => process.exit(0));
