import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { FoundBackups as Found } from '../../../shared/ipc/bridge.ts';
import { host } from '../../data/bridge.ts';

export interface FoundBackups {
  /** null: not looked yet, or the person chose no folder */
  readonly found: Found | null;
  readonly error: WireError | null;
  look(where: 'known' | 'choose'): Promise<void>;
  forget(): void;
}

/** The backups in the places of this vault, or in a folder that the person chooses. */
export function useFoundBackups(): FoundBackups {
  const [found, setFound] = useState<Found | null>(null);
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

/** The list stands anew when another was looked up. */
export const keyOfFound = ({ sets }: Found): string => sets.map(({ key }) => key).join(' ');
