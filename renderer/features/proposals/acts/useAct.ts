import type { Reply } from '../../../../shared/ipc/reply.ts';
import { type Running, useAct as useCommand } from '../../../app/useAct.ts';
import { useToasts } from '../../../components/toastStore.ts';

export interface Act extends Pick<Running, 'busy' | 'error'> {
  /** One at a time; says what was done once the vault has said so. */
  run<T>(ask: () => Promise<Reply<T>>, said: (value: T) => { text: string; figure?: string }): Promise<void>;
  clear(): void;
}

export function useAct(onDone: () => void): Act {
  const { busy, error, run, forget } = useCommand();
  return {
    busy,
    error,
    run: async (ask, said) => {
      await run(ask, (value) => {
        useToasts.getState().show(said(value));
        onDone();
      });
    },
    clear: forget,
  };
}
