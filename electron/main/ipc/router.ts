import type { Reply } from '../../../shared/ipc/reply.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { isTrustedSender, type Sender } from './isTrustedSender.ts';
import { MAX_MESSAGE_BYTES, measureMessage, UNFIT } from '../../../shared/ipc/messageSize.ts';
import type { Carried, Met } from '../../../shared/ipc/vaultProtocol.ts';

export const refused = (code: ErrorCode): Reply<never> => ({ ok: false, error: { code, params: {} } });

export interface GatePorts {
  /** id of the contents of the standing window */
  readonly windowContentsId: () => number | null;
  /** takes one token of the window's allowance */
  readonly takeToken: () => boolean;
}

/** What JSON adds to a message by its escapes, and what sealing adds. The vault measures again what it opened. */
const MAX_SEALED_BYTES = 2 * MAX_MESSAGE_BYTES;
const PUBLIC_KEY_BYTES = 65;

function gateSender(ports: GatePorts, event: Sender): Reply<never> | null {
  if (!isTrustedSender(event, ports.windowContentsId())) return refused('not-permitted');
  return ports.takeToken() ? null : refused('busy');
}

/** The checks that every message in the clear passes first: sender, rate, size. Null when it may go on. */
export function gateMessage(ports: GatePorts, event: Sender, message: unknown): Reply<never> | null {
  const stopped = gateSender(ports, event);
  if (stopped) return stopped;
  const measured = measureMessage(message);
  return measured === 'fits' ? null : refused(UNFIT[measured]);
}

export interface RouterPorts extends GatePorts {
  /** the door of an operation of the contract, or null when there is no such operation */
  readonly doorOf: (op: string) => Promise<'window' | 'host' | null>;
  readonly forward: (op: string, input: Uint8Array) => Promise<Carried>;
}

/** sender → rate → size → operation and its door → vault, which alone can read it. Always answers, never throws. */
export async function routeVaultCall(
  ports: RouterPorts,
  event: Sender,
  op: unknown,
  input: unknown,
): Promise<Carried> {
  const stopped = gateSender(ports, event);
  if (stopped) return stopped;
  if (!(input instanceof Uint8Array)) return refused('bad-input');
  if (input.byteLength > MAX_SEALED_BYTES) return refused('too-large');
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

/** The page's end of the sealed line goes to the vault, the vault's comes back. Always answers, never throws. */
export async function routeMeeting(
  ports: GatePorts,
  event: Sender,
  publicKey: unknown,
  meet: (publicKey: Uint8Array) => Promise<Met>,
): Promise<Met> {
  const stopped = gateSender(ports, event);
  if (stopped) return stopped;
  const isKey = publicKey instanceof Uint8Array && publicKey.byteLength === PUBLIC_KEY_BYTES;
  if (!isKey) return refused('bad-input');
  try {
    return await meet(publicKey);
  } catch {
    return refused('internal');
  }
}
