import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { foreignTrailOf } from '../../shared/incident.ts';
import { ReaderError } from '../../shared/ipc/readerProtocol.ts';
import { answer } from './operations.ts';
import type { FromThread, ToThread } from './thread.ts';

/**
 * The thread that reads. It holds the bytes of one file at a time, and is ended in the midst of its work when that
 * costs more than it may: nothing here can be left half done.
 */
const port = parentPort;
let goOn = (): void => undefined;

async function work({ job, bytes }: Extract<ToThread, { kind: 'work' }>): Promise<void> {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for await (const part of answer(job, held)) {
      const taken = new Promise<void>((resolve) => (goOn = resolve));
      say(part, part.kind === 'bytes' ? [part.bytes.buffer as ArrayBuffer] : []);
      if (part.kind !== 'done') await taken;
    }
  } catch (cause) {
    const told = ReaderError.safeParse(cause instanceof AppError ? cause.toWire() : null);
    if (told.success && told.data.code !== 'internal') say({ kind: 'failed', error: told.data });
    else say({ kind: 'failed', error: { code: 'internal', params: {} }, trail: foreignTrailOf(cause) });
  } finally {
    held.fill(0);
  }
}

const say = (message: FromThread, transfer: ArrayBuffer[] = []): void => port?.postMessage(message, transfer);

port?.on('message', (message: ToThread) => {
  if (message.kind === 'more') goOn();
  else void work(message);
});
