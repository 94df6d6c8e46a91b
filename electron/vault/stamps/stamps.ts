import type { StampFault } from '../../../shared/domain/signatures/stampFaults.ts';
import { FromEgress, type StampQuestion, type ToEgress } from '../../../shared/ipc/egressProtocol.ts';
import type { Profile } from '../../../shared/ipc/schemas.ts';
import type { ProcessLine } from '../reader/index.ts';

/** Starts a process with sockets; how, depends on what the vault runs under. */
export type StartStamper = (profile: Profile) => Promise<ProcessLine<ToEgress>>;

/** For the whole question, the start of the process among it. Milliseconds. */
const WITHIN_MS = 10_000;
/** The process with sockets gives up first, so that it can say why. */
const STARTING_MS = 1_500;

export type StampGot = { readonly answer: Buffer } | { readonly fault: StampFault };

/** Authorities for time stamps, as the vault's handlers see them. A process runs only while one is asked. */
export interface Stamps {
  /** Asks one; never throws, and answers within ten seconds. */
  ask(profile: Profile, question: Omit<StampQuestion, 'withinMs' | 'mayBeLocal'>): Promise<StampGot>;
  /** whether an address of this machine will do */
  readonly mayBeLocal: boolean;
  /** Ends every process that still asks. */
  close(): void;
}

/**
 * @param mayBeLocal an authority on this machine may be asked: a test's, never one that a page set
 */
export function createStamps(
  start: StartStamper | undefined,
  withinMs = WITHIN_MS,
  mayBeLocal = false,
): Stamps {
  const giveUp = new Set<() => void>();
  return {
    mayBeLocal,
    ask(profile, question) {
      if (start === undefined) return Promise.resolve({ fault: 'no-process' });
      return new Promise((resolve) => {
        let line: ProcessLine<ToEgress> | null = null;
        let isOver = false;
        const end = (got: StampGot): void => {
          if (isOver) return;
          isOver = true;
          clearTimeout(timer);
          giveUp.delete(stop);
          line?.end();
          resolve(got);
        };
        const stop = (): void => end({ fault: 'no-process' });
        const timer = setTimeout(() => end({ fault: line === null ? 'no-process' : 'too-slow' }), withinMs);
        giveUp.add(stop);
        start(profile).then((opened) => {
          if (isOver) return opened.end();
          line = opened;
          opened.hold(true);
          opened.onMessage((message) => {
            const got = gotOf(message);
            if (got !== null) end(got);
          });
          opened.onGone(stop);
          opened.post({
            kind: 'stamp',
            question: { ...question, mayBeLocal, withinMs: withinMs - STARTING_MS },
          });
        }, stop);
      });
    },
    close() {
      for (const stop of giveUp) stop();
    },
  };
}

/** The process with sockets is not trusted further than its schema; null: it said something else. */
function gotOf(message: unknown): StampGot | null {
  const said = FromEgress.safeParse(message);
  if (!said.success) return { fault: 'not-a-stamp' };
  if (said.data.kind === 'stamped') return { answer: Buffer.from(said.data.answer) };
  if (said.data.kind === 'unstamped') return { fault: said.data.fault };
  return said.data.kind === 'incident' ? { fault: 'no-process' } : null;
}
