import { rememberedKey, rememberKey } from './keyMemory.ts';
import { unwrapForPerson } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';

export interface WrappedKey {
  /** of the document or the draft */
  readonly id: string;
  /** which of its keys */
  readonly name: string;
  /** as the signed-in person was given it; the caller has just read the grant */
  readonly wrapped: Uint8Array;
  /** what the wrapping is bound to */
  readonly context: string;
}

/** Opens a key that the signed-in person was given, by RSA the first time, from the session's memory after that. The caller wipes it. */
export function openedKey(ports: Ports, { id, name, wrapped, context }: WrappedKey): Buffer {
  const known = rememberedKey(ports, id, name);
  if (known !== undefined) return Buffer.from(known);
  const key = unwrapForPerson(ports.db, ports.actor.id, ports.keys.userKey, wrapped, context);
  rememberKey(ports, id, name, key);
  return key;
}
