import type { ToEgress } from '../../shared/ipc/egressProtocol.ts';
import { serveEgress } from './serve.ts';

/**
 * The only process that ever holds a socket. It gets one port, whose other end is in the vault, and the main process
 * ends it when the vault is locked. It reads no file, keeps nothing and knows no key but that of its own TLS
 * certificate, for as long as it runs.
 */
interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

interface ParentPort {
  once(event: 'message', listener: (message: { readonly ports: readonly Port[] }) => void): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

parentPort?.once('message', ({ ports }) => {
  const [port] = ports;
  if (port === undefined) return;
  serveEgress({
    onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToEgress)),
    post: (message) => port.postMessage(message),
  });
  port.start();
});
