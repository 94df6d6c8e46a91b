import { fork } from 'node:child_process';
import path from 'node:path';
import type { ToEgress } from '../../shared/ipc/egressProtocol.ts';
import type { ToReader } from '../../shared/ipc/readerProtocol.ts';
import type { ToSigner } from '../../shared/ipc/signerProtocol.ts';
import type { ProcessLine } from '../vault/reader/index.ts';

/** Where the bundle lies when it is not beside this code: set by the tests' configuration only. */
declare const __WORKER_FOLDER__: string;
const FOLDER = typeof __WORKER_FOLDER__ === 'string' ? __WORKER_FOLDER__ : import.meta.dirname;

/** Without it Windows can't load its cryptography, which Node itself does at its start. */
const KEPT = ['SystemRoot', 'windir'];

interface Forked<Message> extends ProcessLine<Message> {
  readonly pid: number;
}

/** Starts the process that reads foreign bytes where there is no Electron to start it. */
export const forkReader = (): Promise<Forked<ToReader>> => forkBeside('reader.js');
/** The same for the one that speaks with a token. */
export const forkSigner = (): Promise<Forked<ToSigner>> => forkBeside('signer.js');
/** The same for one with sockets, which asks for one time stamp. */
export const forkStamper = (): Promise<Forked<ToEgress>> => forkBeside('egress.js');

/**
 * A child of this process, with an empty environment and no stream of ours, that ends with the channel between the two.
 * The only place that starts a process.
 */
async function forkBeside(file: string): Promise<Forked<ToReader | ToSigner | ToEgress>> {
  const env = Object.fromEntries(KEPT.map((name) => [name, process.env[name] ?? '']));
  const child = fork(path.join(FOLDER, file), [], {
    env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isGone = false;
  const gone: (() => void)[] = [];
  child.once('exit', () => {
    isGone = true;
    gone.forEach((tell) => tell());
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.on('error', () => child.kill('SIGKILL')); // a message that could not be sent: the line is of no use any more
  return {
    pid: child.pid ?? 0,
    post(message) {
      if (!isGone && child.connected) child.send(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onGone: (listener) => void (isGone ? listener() : gone.push(listener)),
    hold(isBusy) {
      if (isBusy) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    end: () => void child.kill('SIGKILL'),
  };
}
