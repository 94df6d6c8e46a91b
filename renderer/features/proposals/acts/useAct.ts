import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { useToasts } from '../../../components/toastStore.ts';

export interface Act {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** One at a time; says what was done once the vault has said so. */
  run<T>(ask: () => Promise<Reply<T>>, said: (value: T) => { text: string; figure?: string }): Promise<void>;
  clear(): void;
}

export function useAct(onDone: () => void): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    run: async (ask, said) => {
      if (busy) return;
      setBusy(true);
      setError(null);
      const reply = await ask();
      setBusy(false);
      if (!reply.ok) {
        setError(reply.error);
        return;
      }
      useToasts.getState().show(said(reply.value));
      onDone();
    },
    clear: () => setError(null),
  };
}
