import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { useToasts } from '../../../components/toastStore.ts';

type Reply = { readonly ok: true } | { readonly ok: false; readonly error: WireError };

export interface Act {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** One at a time; says what was done once the vault has said so. */
  run(ask: () => Promise<Reply>, said: string): Promise<boolean>;
  clear(): void;
}

export function useAct(onDone: () => void): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    run: async (ask, said) => {
      if (busy) return false;
      setBusy(true);
      setError(null);
      const reply = await ask();
      setBusy(false);
      if (!reply.ok) {
        setError(reply.error);
        return false;
      }
      useToasts.getState().show({ text: said });
      onDone();
      return true;
    },
    clear: () => setError(null),
  };
}
