import type { FromSigner } from '../../shared/ipc/signerProtocol.ts';
import { serveSigner } from './serve.ts';

/**
 * The process in which a vendor's PKCS#11 library runs. It is started for one use of a token and ended after it; it gets
 * the library's path, a PIN and digests over one line, and gives back certificates and signatures. No document, no key
 * of the vault and no database is in it. It ends with its line.
 */
interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: FromSigner): void;
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
    serveSigner(
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
  serveSigner(
    {
      onMessage: (listener) => process.on('message', listener),
      post: (message) => void process.send?.(message),
    },
    leave,
  );
  process.on('disconnect', leave);
}
