import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';

export interface Running {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** Runs a command once; the panel stays with its error when it fails. */
  run<T>(command: () => Promise<Reply<T>>, done: (value: T) => void): Promise<void>;
  forget(): void;
}

export function useAct(): Running {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    run: async (command, done) => {
      if (busy) return;
      setBusy(true);
      setError(null);
      const reply = await command();
      setBusy(false);
      if (reply.ok) done(reply.value);
      else setError(reply.error);
    },
    forget: () => setError(null),
  };
}
