import type { Reply } from '../../../shared/ipc/reply.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { isTrustedSender, type Sender } from './isTrustedSender.ts';
import { measureMessage } from './messageSize.ts';

export const refused = (code: ErrorCode): Reply<never> => ({ ok: false, error: { code, params: {} } });

export interface GatePorts {
  /** id of the contents of the standing window */
  readonly windowContentsId: () => number | null;
  /** takes one token of the window's allowance */
  readonly takeToken: () => boolean;
}

/** The checks that every message of the page passes first: sender, rate, size. Null when it may go on. */
export function gateMessage(ports: GatePorts, event: Sender, message: unknown): Reply<never> | null {
  if (!isTrustedSender(event, ports.windowContentsId())) return refused('not-permitted');
  if (!ports.takeToken()) return refused('busy');
  const measured = measureMessage(message);
  if (measured === 'too-large') return refused('too-large');
  return measured === 'fits' ? null : refused('bad-input');
}

export interface RouterPorts extends GatePorts {
  /** the door of an operation of the contract, or null when there is no such operation */
  readonly doorOf: (op: string) => Promise<'window' | 'host' | null>;
  readonly forward: (op: string, input: unknown) => Promise<Reply<unknown>>;
}

/** sender → rate → size → operation and its door → vault. Always answers, never throws. */
export async function routeVaultCall(
  ports: RouterPorts,
  event: Sender,
  op: unknown,
  input: unknown,
): Promise<Reply<unknown>> {
  const stopped = gateMessage(ports, event, [op, input]);
  if (stopped) return stopped;
  try {
    if (typeof op !== 'string') return refused('unknown-operation');
    const door = await ports.doorOf(op);
    if (door === null) return refused('unknown-operation');
    if (door !== 'window') return refused('not-for-window');
    return await ports.forward(op, input);
  } catch {
    return refused('internal');
  }
}
