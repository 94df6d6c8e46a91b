import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { useToasts } from '../../components/toastStore.ts';

export interface Running {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** Runs a command once; what it says on success is a toast, its refusal stays beside the form. */
  run<T>(command: () => Promise<Reply<T>>, done: (value: T) => string | null): Promise<void>;
}

export function useAct(onDone?: () => void): Running {
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
      if (!reply.ok) {
        setError(reply.error);
        return;
      }
      const said = done(reply.value);
      if (said !== null) useToasts.getState().show({ text: said });
      onDone?.();
    },
  };
}
