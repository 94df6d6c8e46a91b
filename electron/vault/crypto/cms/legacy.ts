import { createDecipheriv } from 'node:crypto';
import {
  isTagged,
  members,
  readOctets,
  readOid,
  readPiecewiseOctets,
  readSmallInteger,
  setMembers,
  type Asn1,
} from '../asn1.ts';
import { findRecipient, unwrapContentKey } from './recipient.ts';
import type { CmsRecipient, OpenedMessage } from './types.ts';
import { OID } from '../oids.ts';
import { wipe } from '../primitives.ts';
import { refuse } from '../refusal.ts';

const CBC: Readonly<Record<string, { readonly cipher: string; readonly keyBytes: number }>> = {
  [OID.aes128Cbc]: { cipher: 'aes-128-cbc', keyBytes: 16 },
  [OID.aes192Cbc]: { cipher: 'aes-192-cbc', keyBytes: 24 },
  [OID.aes256Cbc]: { cipher: 'aes-256-cbc', keyBytes: 32 },
};

/**
 * EnvelopedData (RFC 5652 §6) with AES-CBC, as many foreign systems still write it. Read, never written; nothing
 * guards it against alteration, which `authenticated: false` says.
 */
export function openLegacyEnvelope(fields: Asn1[], recipients: readonly CmsRecipient[]): OpenedMessage {
  readSmallInteger(fields.shift());
  if (isTagged(fields[0], 0, true)) fields.shift(); // originatorInfo
  const infos = setMembers(fields.shift(), 'recipients');
  const [, algorithm, sealedNode] = members(fields.shift(), 'encrypted-content', 3, 3);
  const [id, parameters] = members(algorithm, 'content-algorithm', 2, 2);
  const suite = CBC[readOid(id)];
  if (!suite) refuse('algorithm-refused', 'cipher');
  const iv = readOctets(parameters);
  if (iv.length !== 16) refuse('algorithm-refused', 'cipher');
  const sealed = readPiecewiseOctets(sealedNode, 0);
  const { info, recipient } = findRecipient(infos, recipients);
  const key = unwrapContentKey(info, recipient, 'foreign', suite.keyBytes);
  try {
    const decipher = createDecipheriv(suite.cipher, key, iv);
    const content = Buffer.concat([decipher.update(sealed), decipher.final()]);
    return { content, recipients: infos.length, authenticated: false };
  } catch {
    return refuse('envelope-undecryptable', 'tag-mismatch'); // the same word whatever went wrong: no oracle
  } finally {
    wipe(key);
  }
}
