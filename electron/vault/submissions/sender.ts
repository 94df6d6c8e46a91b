import { z } from 'zod';
import { maskSender, type SenderDetails } from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import { Sender } from '../../../shared/ipc/contract/submissions.ts';
import { wipe } from '../crypto/primitives.ts';
import { newKey, unwrapKey, unwrapSecret, wrapKey, wrapSecret } from '../crypto/wrap.ts';
import type { Ports } from '../ports.ts';
import { insertSender, senderOf } from './store.ts';

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
  const key = newKey();
  const plain = Buffer.from(JSON.stringify(sender), 'utf8');
  try {
    insertSender(ports.db, submissionId, {
      sealedKey: wrapKey(ports.keys.fileKey, key, keyContext(submissionId)),
      sealed: wrapSecret(key, plain, bodyContext(submissionId)),
      masked: JSON.stringify(maskSender(sender)),
      complete,
    });
  } finally {
    wipe(key, plain);
  }
}

/** The identity itself: only for `submissions.revealSender`, after its ledger entry. */
export function openSender(ports: Ports, submissionId: string): SenderDetails {
  const row = senderOf(ports.db, submissionId) ?? raise('not-found', { id: submissionId });
  const key = unwrapKey(ports.keys.fileKey, row.sealedKey, keyContext(submissionId));
  const plain = unwrapSecret(key, row.sealed, bodyContext(submissionId));
  try {
    return Sender.parse(JSON.parse(plain.toString('utf8')));
  } finally {
    wipe(key, plain);
  }
}

export function maskedSender(
  ports: Pick<Ports, 'db'>,
  submissionId: string,
): { sender: SenderDetails; complete: boolean } {
  const row = senderOf(ports.db, submissionId);
  if (row === null) return { sender: EMPTY, complete: false };
  return { sender: z.json().pipe(Sender).parse(JSON.parse(row.masked)), complete: row.complete };
}
