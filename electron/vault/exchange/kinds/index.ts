import { consultationChaseKind } from './consultationChase.ts';
import { documentKind } from './document.ts';
import type { Kind } from './kind.ts';
import { PACKET_KINDS, packetKind } from './packet.ts';
import { recallKind } from './recall.ts';
import { receiptKind } from './receipt.ts';
import { reconciliationKind } from './reconciliation.ts';
import { requestKind } from './request.ts';
import { submissionKind } from './submission.ts';
import { submissionAnswerKind } from './submissionAnswer.ts';

/** Every kind that this station takes in; one small file each. */
const KINDS: readonly Kind[] = [
  documentKind,
  submissionKind,
  submissionAnswerKind,
  consultationChaseKind,
  receiptKind,
  requestKind,
  recallKind,
  reconciliationKind,
  ...PACKET_KINDS.map(packetKind),
];

/** Undefined for a kind that only a newer station knows: such an envelope is kept whole and asked about. */
export const kindNamed = (name: string): Kind | undefined => KINDS.find(({ kind }) => kind === name);
