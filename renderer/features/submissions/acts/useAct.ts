import type { Reply } from '../../../../shared/ipc/reply.ts';
import { type Running, useAct as useCommand } from '../../../app/useAct.ts';
import { useToasts } from '../../../components/toastStore.ts';

export interface Act extends Pick<Running, 'busy' | 'error'> {
  /** One at a time; says what was done once the vault has said so. */
  run(ask: () => Promise<Reply<unknown>>, said: string): Promise<boolean>;
  clear(): void;
}

export function useAct(onDone: () => void): Act {
  const { busy, error, run, forget } = useCommand();
  return {
    busy,
    error,
    run: (ask, said) =>
      run(ask, () => {
        useToasts.getState().show({ text: said });
        onDone();
      }),
    clear: forget,
  };
}
