import { raise } from '../../../shared/errors.ts';
import type { FoundToken } from '../../../shared/ipc/signerProtocol.ts';
import { wipe } from '../crypto/primitives.ts';
import type { StartSigner } from './line.ts';
import { type Limits, type SignerProcess, startSignerProcess } from './signerProcess.ts';

/** Tokens of this machine, as the vault's handlers see them. A process runs only while one is used. */
export interface Tokens {
  /** What stands on them. @throws AppError `token-failed` */
  look(module: string): Promise<readonly FoundToken[]>;
  /**
   * Unlocks the key of a certificate, for one use of the next two minutes; what was unlocked before is locked again.
   * @param pin wiped before this returns
   * @throws AppError `token-failed`
   */
  open(module: string, certificate: string, pin: Buffer, mayBeLast: boolean): Promise<void>;
  /** The key that was unlocked for this certificate, for whoever closes it afterwards; null when none is. */
  take(certificate: string): OpenToken | null;
  /** Locks what is unlocked, and ends its process. */
  close(): void;
}

/** A key of a token, unlocked. */
export interface OpenToken {
  /** @param digest SHA-256, 32 bytes @throws AppError `token-failed` */
  sign(digest: Uint8Array): Promise<Buffer>;
  close(): void;
}

/** Between the PIN and what is signed with it. */
export const OPEN_MS = 120_000;

interface Unlocked {
  readonly certificate: string;
  readonly process: SignerProcess;
  readonly timer: NodeJS.Timeout;
}

export function createTokens(start: StartSigner | undefined, limits?: Limits): Tokens {
  let unlocked: Unlocked | null = null;
  /** the process of an act that runs */
  const inUse = new Set<SignerProcess>();

  function lock(): void {
    const at = unlocked;
    unlocked = null;
    if (at === null) return;
    clearTimeout(at.timer);
    at.process.close();
  }

  return {
    async look(module) {
      const process = await startSignerProcess(start, module, limits);
      inUse.add(process);
      try {
        const answer = await process.ask({ kind: 'look', module });
        return answer.kind === 'tokens' ? answer.tokens : raise('internal');
      } finally {
        inUse.delete(process);
        process.close();
      }
    },

    async open(module, certificate, pin, mayBeLast) {
      lock();
      let process: SignerProcess | null = null;
      const told = new Uint8Array(pin);
      wipe(pin);
      try {
        process = await startSignerProcess(start, module, limits);
        inUse.add(process);
        await process.ask({ kind: 'open', module, certificate, pin: told, mayBeLast });
        unlocked = { certificate, process, timer: setTimeout(lock, OPEN_MS).unref() };
      } catch (cause) {
        process?.close();
        throw cause;
      } finally {
        wipe(told);
        if (process !== null) inUse.delete(process);
      }
    },

    take(certificate) {
      const at = unlocked;
      if (at === null || at.certificate !== certificate) return null;
      unlocked = null;
      clearTimeout(at.timer);
      inUse.add(at.process);
      return {
        async sign(digest) {
          const answer = await at.process.ask({ kind: 'sign', digest: new Uint8Array(digest) });
          return answer.kind === 'signed' ? Buffer.from(answer.signature) : raise('internal');
        },
        close() {
          inUse.delete(at.process);
          at.process.close();
        },
      };
    },

    close() {
      lock();
      for (const process of inUse) process.close();
      inUse.clear();
    },
  };
}
