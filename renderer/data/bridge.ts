import { noteStep } from './steps.ts';
import type { Bridge, PickedFile, PickedWhat } from '../../shared/ipc/bridge.ts';
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import type { AppEvent, Reply, Topic } from '../../shared/ipc/reply.ts';
import { throughHost } from './hostConfirmation.ts';
import { noteStaged, throughGate } from './secrecy/gate.ts';
import { throughProof } from './proof.ts';

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

/**
 * Asks the vault. Never throws for an expected failure: the reply says. What the gate of secrecy refuses, what wants the
 * passphrase again or a yes in a window of the system is put to the person first, and sent again with the answer.
 */
export function call<K extends WindowOp>(op: K, input: Input<K>): Promise<Reply<Output<K>>> {
  noteStep(`op:${op}`); // the name, never the input
  const ask = (passphrase: string | null): Promise<Reply<Output<K>>> =>
    bridge().call(op, passphrase === null ? input : { passphrase, input });
  return throughGate(op, input, () => throughHost(host, () => throughProof(op, ask)));
}

/** Events say what changed and carry identifiers only; ask again for what is shown. Returns its unsubscribe. */
export function on(topic: Topic, listener: (event: AppEvent) => void): () => void {
  return bridge().on(topic, listener);
}

/** Acts of the operating system: dialogs, folders, printing, locking. */
export function host(): Bridge['host'] {
  return bridge().host;
}

/** Files that a person chooses come to wait in the stage. */
export const pickFiles = (what?: PickedWhat): Promise<Reply<readonly PickedFile[]>> =>
  noted(what === undefined ? host().pickFiles() : host().pickFiles(what));

/** Files dropped on the window come to wait in the stage. */
export const dropFiles = (files: readonly File[]): Promise<Reply<readonly PickedFile[]>> =>
  noted(host().dropFiles(files));

async function noted(asked: Promise<Reply<readonly PickedFile[]>>): Promise<Reply<readonly PickedFile[]>> {
  const reply = await asked;
  if (reply.ok) noteStaged(reply.value);
  return reply;
}
