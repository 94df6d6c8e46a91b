import { randomBytes } from 'node:crypto';
import { isUnnamed, maskSender, type SenderDetails } from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import { Sender } from '../../../shared/ipc/contract/submissions.ts';
import { wipe } from '../crypto/primitives.ts';
import { newKey, unwrapKey, unwrapSecret, wrapKey, wrapSecret } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { insertSender, senderOf, updateSender } from './store.ts';

const keyContext = (id: string): string => `an-thu/sender-key/${id}`;
const bodyContext = (id: string): string => `an-thu/sender/${id}`;
const EMPTY: SenderDetails = { fullName: '', address: '', phone: '', email: '', idNumber: '' };

/** Keeps who sent a submission, encrypted under a key of its own; what everybody may see is kept masked. */
export function keepSender(
  ports: Ports,
  submissionId: string,
  sender: SenderDetails,
  complete: boolean,
): void {
  insertSender(ports.db, submissionId, { ...seal(ports, submissionId, sender), complete });
}

/** Writes an identity anew after the sender had it corrected; what is empty in the correction stays as it was. */
export function correctSender(
  ports: Ports,
  submissionId: string,
  correction: SenderDetails,
  isComplete: (sender: SenderDetails) => boolean,
): void {
  const before = openSender(ports, submissionId);
  const pick = (name: Exclude<keyof SenderDetails, 'party'>): string => correction[name] || before[name];
  const sender = {
    fullName: pick('fullName'),
    address: pick('address'),
    phone: pick('phone'),
    email: pick('email'),
    idNumber: pick('idNumber'),
    party: correction.party ?? before.party,
  };
  const sealed = seal(ports, submissionId, sender);
  updateSender(ports.db, submissionId, { ...sealed, complete: isComplete(sender), erasedMs: null });
}

/** Takes the key of an identity away for good; what is left in its place is noise. */
export function eraseSender(ports: Ports, submissionId: string): void {
  if (senderOf(ports.db, submissionId)?.erasedMs !== null) raise('sender-erased', { id: submissionId });
  updateSender(ports.db, submissionId, {
    sealedKey: randomBytes(NOISE),
    sealed: randomBytes(NOISE),
    masked: JSON.stringify(EMPTY),
    complete: false,
    erasedMs: ports.nowMs(),
  });
}
const NOISE = 64;

function seal(ports: Ports, submissionId: string, sender: SenderDetails) {
  const key = newKey();
  const plain = Buffer.from(JSON.stringify(sender), 'utf8');
  try {
    return {
      sealedKey: wrapKey(ports.keys.fileKey, key, keyContext(submissionId)),
      sealed: wrapSecret(key, plain, bodyContext(submissionId)),
      masked: JSON.stringify(maskSender(sender)),
    };
  } finally {
    wipe(key, plain);
  }
}

/** The identity itself: only for `submissions.revealSender`, after its ledger entry. */
export function openSender(ports: Ports, submissionId: string): SenderDetails {
  const row = senderOf(ports.db, submissionId) ?? raise('not-found', { id: submissionId });
  if (row.erasedMs !== null) raise('sender-erased', { id: submissionId });
  const key = unwrapKey(ports.keys.fileKey, row.sealedKey, keyContext(submissionId));
  const plain = unwrapSecret(key, row.sealed, bodyContext(submissionId));
  try {
    return Sender.parse(JSON.parse(plain.toString('utf8')));
  } finally {
    wipe(key, plain);
  }
}

/** Nobody is named: nobody is told that the words came, nor written to. */
export const namesNobody = (ports: Pick<Ports, 'db'>, submissionId: string): boolean =>
  isUnnamed(maskedSender(ports, submissionId).sender);

export function maskedSender(
  ports: Pick<Ports, 'db'>,
  submissionId: string,
): { sender: SenderDetails; complete: boolean; erasedMs: number | null } {
  const row = senderOf(ports.db, submissionId);
  if (row === null) return { sender: EMPTY, complete: false, erasedMs: null };
  return {
    sender: Sender.parse(JSON.parse(row.masked)),
    complete: row.complete,
    erasedMs: row.erasedMs,
  };
}
