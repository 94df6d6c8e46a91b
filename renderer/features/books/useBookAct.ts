import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

/** Runs a command once at a time; the failure stays in its place until the next try. */
export function useBookAct() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    forget: () => setError(null),
    run: async <T>(command: () => Promise<Reply<T>>, done: (value: T) => void): Promise<void> => {
      if (busy) return;
      setBusy(true);
      setError(null);
      const reply = await command();
      setBusy(false);
      if (reply.ok) done(reply.value);
      else setError(reply.error);
    },
  };
}
