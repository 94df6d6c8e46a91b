import { AppError, raise } from '../../../../shared/errors.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { type Ports, handlers } from '../../ports.ts';

/** What is to leave as a classified envelope, and to whom. */
interface Sending {
  readonly op: 'exchange.send' | 'exchange.resend';
  readonly input: unknown;
  readonly level: Level;
  readonly offices: readonly string[];
}

interface Asked extends Sending {
  /** exactly this sending, and no other */
  readonly key: string;
  readonly askedMs: number;
  readonly confirmed: boolean;
}

/** A question that nobody answered for so long is none any more. */
const LASTS_MS = 5 * 60_000;
/** One person asks one at a time; more come from a page that nobody sits before. */
const MOST = 8;

/** In memory only: it hangs on the session's keys and ends with them. */
const memories = new WeakMap<Ports['keys'], Map<string, Asked>>();

function memoryOf({ keys, nowMs }: Pick<Ports, 'keys' | 'nowMs'>): Map<string, Asked> {
  const known = memories.get(keys) ?? new Map<string, Asked>();
  memories.set(keys, known);
  for (const [ref, { askedMs }] of known) if (nowMs() - askedMs > LASTS_MS) known.delete(ref);
  return known;
}

/**
 * A page alone sends nothing classified: what comes by the window's door waits until the main process asked the person in
 * a window of the system. That lets exactly this sending through, once.
 * @throws AppError `host-confirmation-needed` with the `ref` under which the main process is asked for it
 */
export function needConfirmation(ports: Ports, sending: Sending): void {
  if (sending.level === 'none' || ports.door !== 'window') return;
  const { op, input, level, offices } = sending;
  const key = JSON.stringify([op, input, level, offices]);
  const memory = memoryOf(ports);
  const known = [...memory].find(([, asked]) => asked.key === key);
  if (known?.[1].confirmed === true) {
    memory.delete(known[0]);
    return;
  }
  const ref = known?.[0] ?? ports.newId();
  const oldest = memory.size >= MOST && known === undefined ? memory.keys().next() : undefined;
  if (oldest?.done === false) memory.delete(oldest.value);
  memory.set(ref, { op, input, level, offices, key, askedMs: ports.nowMs(), confirmed: false });
  throw new AppError('host-confirmation-needed', { ref });
}

/** By the host's door only: what a `ref` stands for, and that the person said yes. */
export const sendingConfirmedHandlers = handlers({
  'exchange.lookAtSending': (ports, { ref }) => {
    const { level, offices } = memoryOf(ports).get(ref) ?? raise('not-found', { id: ref });
    return { level, documents: 1, offices: [...offices] };
  },

  'exchange.confirmSending': (ports, { ref }) => {
    const memory = memoryOf(ports);
    const asked = memory.get(ref) ?? raise('not-found', { id: ref });
    memory.set(ref, { ...asked, confirmed: true });
    return { confirmed: true };
  },
});
