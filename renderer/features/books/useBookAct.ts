import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Input, Output, WindowOp } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';

/** Runs a command once at a time; the failure stays in its place until the next try. */
export function useBookAct() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const run = async <T>(command: () => Promise<Reply<T>>, done: (value: T) => void): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const reply = await command();
    setBusy(false);
    if (reply.ok) done(reply.value);
    else setError(reply.error);
  };
  return {
    busy,
    error,
    forget: () => setError(null),
    run,
    /** Runs an operation of the contract, as `run` does. */
    call: <K extends WindowOp>(op: K, input: Input<K>, done: (value: Output<K>) => void): Promise<void> =>
      run(() => call(op, input), done),
  };
}
