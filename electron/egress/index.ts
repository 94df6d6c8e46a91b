/**
 * The only process that may ever hold a socket. This version has no relay channel: it opens none, and answers
 * every message so. It is not started by any profile yet (electron/main/processes/egressHost.ts).
 */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

parentPort?.on('message', () => {
  parentPort.postMessage({
    ok: false,
    error: { code: 'channel-not-allowed', params: { rule: 'no-relay-configured' } },
  });
});
