import type { FromReader } from '../../shared/ipc/readerProtocol.ts';
import { serveReader } from './supervisor.ts';

/**
 * The process in which the bytes of others are read: PDF, Word, tables, letters, edXML, archives, pictures. It gets
 * them from the vault, over one line, with a budget, and gives back plain data. It opens no file and no socket and has
 * no key of anything; it ends with its line.
 */
interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: FromReader): void;
  start(): void;
}

/** Electron's. */
interface ParentPort {
  once(event: 'message', listener: (message: { readonly ports: readonly Port[] }) => void): void;
}

const leave = (): void => process.exit(0);
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
  process.on('disconnect', leave);
}
