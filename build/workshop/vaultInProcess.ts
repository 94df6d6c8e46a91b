import { EventEmitter } from 'node:events';
import type { LinePort } from '../../electron/vault/reader/index.ts';
import { type ParentPort, serveVault, type ServeMeans } from '../../electron/vault/process.ts';
import type { ChildProcess } from '../../electron/main/processes/vaultHost.ts';
import type { FromVault, ToVault } from '../../shared/ipc/vaultProtocol.ts';

export interface Pause {
  until: Promise<void> | null;
}

/**
 * The vault as the main process knows it, but in the same process: the product's own loop over a real vault, spoken with
 * by the same messages (cloned, as between processes). It starts and ends in milliseconds, and proves nothing about
 * processes: whatever is about those is tested end to end.
 *
 * @param pause while it has a promise, what is asked waits for that, as before a vault that is slow
 */
export function vaultInProcess(means: ServeMeans, pause: Pause): ChildProcess {
  const [toVault, toMain] = [new EventEmitter(), new EventEmitter()];
  let ended = false;

  function leave(): void {
    if (ended) return;
    ended = true;
    toMain.emit('exit', 0);
  }
  const port: ParentPort = {
    on: (_event, listener) => void toVault.on('message', listener),
    postMessage(message: FromVault) {
      const said = structuredClone(message);
      if (!ended) setImmediate(() => toMain.emit('message', said));
    },
  };
  serveVault(port, leave, means);
  return {
    pid: undefined,
    postMessage(message: ToVault, transfer: unknown[] = []) {
      const data = structuredClone(message);
      const pass = (): boolean => toVault.emit('message', { data, ports: transfer as LinePort[] });
      setImmediate(() => void (pause.until === null ? pass() : pause.until.then(pass)));
    },
    on: (event, listener) => toMain.on(event, listener),
    once: (event, listener) => toMain.once(event, listener),
    /** The vault closes its database before it is gone, as the operating system would for a process. */
    kill() {
      setImmediate(() => toVault.emit('message', { data: { kind: 'disconnect' } }));
      return true;
    },
  };
}
