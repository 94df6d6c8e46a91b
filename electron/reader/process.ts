import { foreignTrailOf } from '../../shared/incident.ts';
import type { FromReader, ReaderIncident } from '../../shared/ipc/readerProtocol.ts';
import { serveReader } from './supervisor.ts';

/**
 * The process in which the bytes of others are read: PDF, Word, tables, letters, edXML, archives, pictures. It gets
 * them from the vault, over one line, with a budget, and gives back plain data. It opens no file and no socket and has
 * no key of anything; it ends with its line.
 */
interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: FromReader | ReaderIncident): void;
  start(): void;
}

/** Electron's. */
interface ParentPort {
  once(event: 'message', listener: (message: { readonly ports: readonly Port[] }) => void): void;
}

const leave = (): void => process.exit(0);

/** For the last message to be on its way. */
const LAST_WORD_MS = 100;

/** What nothing catches ends the process, as ever; the vault is told where it was. */
function tellBeforeEnd(post: (message: ReaderIncident) => void): void {
  process.once('uncaughtException', (cause) => {
    post({ kind: 'incident', trail: foreignTrailOf(cause) });
    setTimeout(() => process.exit(1), LAST_WORD_MS);
  });
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

if (parentPort) {
  parentPort.once('message', ({ ports }) => {
    const [port] = ports;
    if (port === undefined) return leave();
    serveReader(
      {
        onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
        post: (message) => port.postMessage(message),
      },
      leave,
    );
    tellBeforeEnd((message) => port.postMessage(message));
    port.on('close', leave);
    port.start();
    return undefined;
  });
} else if (process.send) {
  serveReader(
    {
      onMessage: (listener) => process.on('message', listener),
      post: (message) => void process.send?.(message),
    },
    leave,
  );
  tellBeforeEnd((message) => void process.send?.(message));
  process.on('disconnect', leave);
}
