import type { Reply } from '../../../shared/ipc/reply.ts';
import { type ToastInput, useToasts } from '../../components/toastStore.ts';
import { type Running as Base, useAct as useCommand } from '../useAct.ts';

export interface Running extends Pick<Base, 'busy' | 'error'> {
  /** Runs a command once; what it says on success is a toast, its refusal stays beside the form. */
  run<T>(command: () => Promise<Reply<T>>, done: (value: T) => string | ToastInput | null): Promise<void>;
}

export function useAct(onDone?: () => void): Running {
  const { busy, error, run } = useCommand();
  return {
    busy,
    error,
    run: async (command, done) => {
      await run(command, (value) => {
        const said = done(value);
        if (said !== null) useToasts.getState().show(typeof said === 'string' ? { text: said } : said);
        onDone?.();
      });
    },
  };
}
