import { moduleName } from '../../../shared/domain/tokens/knownModules.ts';
import { AppError } from '../../../shared/errors.ts';
import { FromSigner, type ToSigner } from '../../../shared/ipc/signerProtocol.ts';
import type { SignerLine, StartSigner } from './line.ts';

type Asked = Exclude<ToSigner, { kind: 'close' }>;
type Answer = Exclude<FromSigner, { kind: 'failed' }>;
type WithoutId<M> = M extends { id: number } ? Omit<M, 'id'> : never;

/** For each thing that is asked; a card takes a second or two, a vendor's own window waits for a person. Milliseconds. */
const LIMIT_MS = { look: 20_000, open: 60_000, sign: 30_000 } as const;
/** After the wish to close, until the process is ended. */
const CLOSING_MS = 1_500;
export type Limits = Readonly<Record<Asked['kind'], number>>;

/** One process that speaks with a token through one library. */
export interface SignerProcess {
  /**
   * Asks and waits, one thing at a time.
   * @throws AppError `token-failed` with `why` it failed and the library's file name
   */
  ask(message: WithoutId<Asked>): Promise<Answer>;
  /** Locks the token and ends the process. */
  close(): void;
}

/** @throws AppError `token-failed` where this station has no such process, or could not start it */
export async function startSignerProcess(
  start: StartSigner | undefined,
  module: string,
  limits: Limits = LIMIT_MS,
): Promise<SignerProcess> {
  const failed = (why: string, more: Record<string, string | number> = {}): AppError =>
    new AppError('token-failed', { why, module: moduleName(module), ...more });
  if (start === undefined) throw failed('notHere');
  let line: SignerLine;
  try {
    line = await start();
  } catch (cause) {
    throw cause instanceof AppError ? cause : failed('notHere');
  }
  let lastId = 0;
  let isGone = false;
  let waiting: ((answer: Answer | AppError) => void) | null = null;

  function settle(answer: Answer | AppError): void {
    const waits = waiting;
    waiting = null;
    line.hold(false);
    waits?.(answer);
  }
  function end(): void {
    isGone = true;
    line.end();
  }
  line.onMessage((raw) => {
    const said = FromSigner.safeParse(raw);
    if (!said.success) {
      // what a vendor's code made of the process makes no sense any more
      end();
      return settle(failed('crashed'));
    }
    if (said.data.kind !== 'failed') return settle(said.data);
    const { fault, tries, code } = said.data;
    return settle(
      failed(fault, {
        ...(tries === null ? {} : { tries }),
        ...(code === null ? {} : { code: `0x${code.toString(16)}` }),
      }),
    );
  });
  line.onGone(() => {
    isGone = true;
    settle(failed('crashed'));
  });

  return {
    async ask(message) {
      if (isGone || waiting !== null) throw failed('crashed');
      const answered = new Promise<Answer | AppError>((resolve) => {
        waiting = resolve;
        line.hold(true);
        line.post({ ...message, id: (lastId += 1) });
      });
      const timer = setTimeout(() => {
        end();
        settle(failed('hangs', { seconds: Math.ceil(limits[message.kind] / 1000) }));
      }, limits[message.kind]);
      const answer = await answered;
      clearTimeout(timer);
      if (answer instanceof AppError) throw answer;
      return answer;
    },
    close() {
      if (isGone) return;
      isGone = true;
      line.post({ kind: 'close' });
      setTimeout(() => line.end(), CLOSING_MS).unref();
    },
  };
}
