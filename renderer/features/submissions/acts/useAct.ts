import { askAgain } from '../../../app/ask.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { type Running, useAct as useCommand } from '../../../app/useAct.ts';
import { useToasts } from '../../../components/toastStore.ts';

export interface Act extends Pick<Running, 'busy' | 'error'> {
  /**
   * One at a time; says what was done once the vault has said so and the case on screen is the one after it: whoever
   * goes on at once must not be told that the case has changed meanwhile, by the own act.
   */
  run(ask: () => Promise<Reply<unknown>>, said: string): Promise<boolean>;
  clear(): void;
}

export function useAct(onDone: () => void): Act {
  const { busy, error, run, forget } = useCommand();
  return {
    busy,
    error,
    run: (ask, said) =>
      run(
        () => thenReread(ask),
        () => {
          useToasts.getState().show({ text: said });
          onDone();
        },
      ),
    clear: forget,
  };
}

async function thenReread(ask: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
  const reply = await ask();
  if (reply.ok) await askAgain('submissions.get');
  return reply;
}
