import type { ErrorCode } from '../../shared/errors.ts';
import { measureMessage, UNFIT } from '../../shared/ipc/messageSize.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { about, makeLineEnd, type SealedLine } from '../../shared/ipc/sealedLine.ts';
import type { Carried, Met } from '../../shared/ipc/vaultProtocol.ts';

/** The two ways to the main process that this end needs. */
export interface Carrier {
  meet(publicKey: Uint8Array): Promise<Met>;
  call(op: string, sealed: Uint8Array): Promise<Carried>;
}

const refused = (code: ErrorCode): Reply<never> => ({ ok: false, error: { code, params: {} } });

/**
 * The page's end of the sealed line: what is typed and read passes the main process as bytes it can't read. It meets
 * the vault with the first call, and again when another vault process stands behind the same page.
 * @returns a call of the vault, as the bridge offers it
 */
export function sealedCalls(carrier: Carrier): (op: string, input: unknown) => Promise<Reply<unknown>> {
  let line: Promise<SealedLine | Reply<never>> | null = null;

  async function meet(): Promise<SealedLine | Reply<never>> {
    const end = await makeLineEnd('page');
    const met = await carrier.meet(end.publicKey);
    return met.ok ? end.meet(met.value) : met;
  }

  async function call(op: string, input: unknown, again: boolean): Promise<Reply<unknown>> {
    const meeting = (line ??= meet());
    const on = await meeting.catch(() => refused('vault-gone')); // the next call meets anew
    if ('ok' in on) {
      if (line === meeting) line = null;
      return on;
    }
    const carried = await carrier.call(op, await on.seal(about.call(op), input));
    if (carried instanceof Uint8Array) return (await on.open(about.answer(op), carried)) as Reply<unknown>;
    if (carried !== 'unknown-line') return carried;
    if (line === meeting) line = null;
    return again ? call(op, input, false) : refused('vault-gone');
  }

  return (op, input) => {
    const measured = measureMessage(input);
    return measured === 'fits' ? call(op, input, true) : Promise.resolve(refused(UNFIT[measured]));
  };
}
