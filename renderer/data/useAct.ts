import { useState } from 'react';
import type { WireError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { type ToastInput, useToasts } from '../components/toastStore.ts';
import type { Input, Output, WindowOp } from '../../shared/ipc/contract.ts';
import { askAgain } from './ask.ts';
import { call } from './bridge.ts';
import type { AskedOp } from './askedAgainOn.ts';
import { wasSettled } from './settled.ts';

/** What is said of an act that was done, as a toast; nothing where the screen says it itself. */
type Said = string | ToastInput | null | void;

export interface Running {
  readonly busy: boolean;
  readonly error: WireError | null;
  /**
   * Runs a command, one at a time; what stands on the screen stays with its error when it fails.
   * @param command null: it was not sent, and the screen says why
   * @param done what is said, or what says it, once the vault has said so
   * @returns whether the vault did it
   */
  run<T>(command: () => Promise<Reply<T> | null>, done: string | ((value: T) => Said)): Promise<boolean>;
  /** Runs an operation of the contract, as `run` does. */
  call<K extends WindowOp>(
    op: K,
    input: Input<K>,
    done: string | ((value: Output<K>) => Said),
  ): Promise<boolean>;
  forget(): void;
}

export interface AfterAct {
  /** after every act that was done, once it was said */
  readonly onDone?: (() => void) | undefined;
  /**
   * The question whose answer on screen is to be the one after the act before the act counts as done: whoever goes on at
   * once must not be told that the thing has changed meanwhile, by the own act.
   */
  readonly reread?: AskedOp;
}

/** The one way a form runs its command. */
export function useAct({ onDone, reread }: AfterAct = {}): Running {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const run: Running['run'] = async (command, done) => {
    if (busy) return false;
    setBusy(true);
    setError(null);
    const reply = await command();
    if (reply === null) {
      setBusy(false);
      return false;
    }
    if (reply.ok && reread !== undefined) await askAgain(reread);
    setBusy(false);
    if (reply.ok) {
      say(typeof done === 'string' ? done : done(reply.value));
      onDone?.();
    } else if (!wasSettled(reply.error)) setError(reply.error);
    return reply.ok;
  };
  return {
    busy,
    error,
    run,
    call: (op, input, done) => run(() => call(op, input), done),
    forget: () => setError(null),
  };
}

function say(said: Said): void {
  if (typeof said === 'string') useToasts.getState().show({ text: said });
  else if (said) useToasts.getState().show(said);
}
