import type { Reply } from '../../../shared/ipc/reply.ts';

const FIRST_LOOK_MS = 120_000;
const NEXT_LOOK_MS = 15 * 60_000;

export interface Schedule {
  start(): void;
  stop(): void;
}

/**
 * Looks every so often for a backup or a test that is due, one at a time. The first look comes when the desk is drawn;
 * what fails is shown as overdue, and tried again later.
 * @param runDue does what is due; null: nothing is
 */
export function backupSchedule(runDue: () => Promise<Reply<unknown> | null>): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let afterMs = FIRST_LOOK_MS;
  let life = 0;
  function arm(of: number): void {
    timer = setTimeout(() => {
      void runDue().then((reply) => {
        afterMs = reply?.ok === true ? FIRST_LOOK_MS : NEXT_LOOK_MS;
        if (life === of) arm(of);
      });
    }, afterMs);
    timer.unref();
  }
  const stop = (): void => {
    clearTimeout(timer);
    life += 1;
  };
  return {
    start() {
      stop();
      arm(life);
    },
    stop,
  };
}
