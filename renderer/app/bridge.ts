import { noteStep } from './steps.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import type { AppEvent, Reply, Topic } from '../../shared/ipc/reply.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only where the page was opened outside the application. */
    readonly anThu?: Bridge;
  }
}

export function hasBridge(): boolean {
  return window.anThu !== undefined;
}

function bridge(): Bridge {
  if (!window.anThu) throw new Error('no bridge');
  return window.anThu;
}

/** Asks the vault. Never throws for an expected failure: the reply says. */
export function call<K extends WindowOp>(op: K, input: Input<K>): Promise<Reply<Output<K>>> {
  noteStep(`op:${op}`); // the name, never the input
  return bridge().call(op, input);
}

/** Events say what changed and carry identifiers only; ask again for what is shown. Returns its unsubscribe. */
export function on(topic: Topic, listener: (event: AppEvent) => void): () => void {
  return bridge().on(topic, listener);
}

/** Acts of the operating system: dialogs, folders, printing, locking. */
export function host(): Bridge['host'] {
  return bridge().host;
}
