import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { FoundBackup } from '../../../shared/ipc/bridge.ts';
import { host } from '../../app/bridge.ts';

export interface FoundBackups {
  /** null: not looked yet, or the person chose no folder */
  readonly found: readonly FoundBackup[] | null;
  readonly error: WireError | null;
  look(where: 'beside' | 'choose'): Promise<void>;
  forget(): void;
}

/** The backups beside the place of this vault, or in a folder that the person chooses. */
export function useFoundBackups(): FoundBackups {
  const [found, setFound] = useState<readonly FoundBackup[] | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  return {
    found,
    error,
    async look(where) {
      setError(null);
      const reply = await host().findBackups(where);
      if (!reply.ok) setError(reply.error);
      else if (reply.value !== null) setFound(reply.value);
    },
    forget: () => {
      setFound(null);
      setError(null);
    },
  };
}
