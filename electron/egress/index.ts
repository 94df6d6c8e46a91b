import { foreignTrailOf } from '../../shared/incident.ts';
import type { FromEgress, ToEgress } from '../../shared/ipc/egressProtocol.ts';
import { serveEgress } from './serve.ts';

/**
 * The only process that ever holds a socket: one for the relay, and one for each time stamp. It gets one port, whose other
 * end is in the vault, and the main process ends it when the vault is locked. It reads no file, keeps nothing and knows no key but that of its own TLS
 * certificate, for as long as it runs.
 */
interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: FromEgress): void;
  start(): void;
}

interface ParentPort {
  once(event: 'message', listener: (message: { readonly ports: readonly Port[] }) => void): void;
}

/** For the last message to be on its way. */
const LAST_WORD_MS = 100;

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

/** What nothing catches ends the process, as ever; the vault is told where it was. */
function tellBeforeEnd(post: (message: FromEgress) => void): void {
  process.once('uncaughtException', (cause) => {
    post({ kind: 'incident', trail: foreignTrailOf(cause) });
    setTimeout(() => process.exit(1), LAST_WORD_MS);
  });
}

if (parentPort) {
  parentPort.once('message', ({ ports }) => {
    const [port] = ports;
    if (port === undefined) return;
    const post = (message: FromEgress): void => port.postMessage(message);
    tellBeforeEnd(post);
    serveEgress({
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToEgress)),
      post,
    });
    port.start();
  });
} else if (process.send) {
  // beside a vault without Electron: the command line
  const post = (message: FromEgress): void => void process.send?.(message);
  tellBeforeEnd(post);
  serveEgress({ onMessage: (listener) => process.on('message', listener), post });
  process.on('disconnect', () => process.exit(0));
}
