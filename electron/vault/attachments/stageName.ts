import { asStored, isSealed, SEALED, stringOf, type StoredText } from '../db/storedText.ts';
import { unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';

/**
 * The name of a staged file is a word of a document that has no key yet, and may become a classified one: it lies under
 * the key of the person whose stage it is, as its bytes do.
 */
const context = (id: string): string => `an-thu/stage-name/${id}`;

export function sealStageName({ keys }: Pick<Ports, 'keys'>, id: string, name: string): StoredText {
  const sealed = wrapSecret(keys.userKey, Buffer.from(name, 'utf8'), context(id));
  return asStored(`${SEALED}stage:${sealed.toString('base64')}`);
}

export function openStageName(
  { keys }: Pick<Ports, 'keys'>,
  { id, name }: { readonly id: string; readonly name: StoredText },
): string {
  if (!isSealed(name)) return stringOf(name); // of a vault from before the names were sealed
  const body = Buffer.from(stringOf(name).slice(`${SEALED}stage:`.length), 'base64');
  return unwrapSecret(keys.userKey, body, context(id)).toString('utf8');
}
