import { useState } from 'react';
import type { WireError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { wasSettled } from './settled.ts';

export interface Running {
  readonly busy: boolean;
  readonly error: WireError | null;
  /**
   * Runs a command, one at a time; what stands on the screen stays with its error when it fails.
   * @returns whether the vault did it
   */
  run<T>(command: () => Promise<Reply<T>>, done: (value: T) => void): Promise<boolean>;
  forget(): void;
}

/** The one way a form runs its command. What a screen says and does afterwards is its own. */
export function useAct(): Running {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    run: async (command, done) => {
      if (busy) return false;
      setBusy(true);
      setError(null);
      const reply = await command();
      setBusy(false);
      if (reply.ok) done(reply.value);
      else if (!wasSettled(reply.error)) setError(reply.error);
      return reply.ok;
    },
    forget: () => setError(null),
  };
}
