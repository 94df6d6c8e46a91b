import { raise } from '../../../shared/errors.ts';
import type { TimelineItem } from '../../../shared/ipc/schemas.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { inclusionProof } from '../crypto/merkle.ts';
import { toPem } from '../crypto/pem.ts';
import { type Ports, handlers } from '../ports.ts';
import { headStatement } from './heads.ts';
import { certificateOfSerial, lastHead } from './headStore.ts';
import { ledgerPage, toTimelineItem } from './page.ts';
import { entriesOf, ledgerLinks } from './store.ts';
import { leavesUpTo } from './tree.ts';
import { wholeVerdictFor } from './verdict.ts';

export const auditHandlers = handlers({
  'ledger.list': (ports, input) => ledgerPage(ports, input),
  'ledger.verify': (ports, { whole }) => wholeVerdictFor(ports, whole),
  'ledger.proof': (ports, { seq }) => proofOf(ports, seq),
});

/** @throws AppError `not-found` for an entry that no signed head covers yet */
function proofOf({ db, station }: Ports, seq: number): Output<'ledger.proof'> {
  const head = lastHead(db);
  if (head === null || seq > head.size) return raise('not-found', { id: String(seq) });
  const entry = ledgerLinks(db, seq - 1).next().value ?? raise('not-found', { id: String(seq) });
  const certificate = certificateOfSerial(db, head.serial);
  return {
    seq,
    canonical: entry[1],
    size: head.size,
    root: Buffer.from(head.root).toString('hex'),
    path: inclusionProof(leavesUpTo(db, head.size), seq - 1, head.size).map((step) => step.toString('hex')),
    statement: headStatement(station.stationId, head),
    signature: Buffer.from(head.signature).toString('base64'),
    certificate: certificate === null ? '' : toPem(certificate.der, 'CERTIFICATE'),
  };
}

/** The history of one record, newest first. */
export function timelineOf(ports: Ports, subjectKind: string, subjectId: string): TimelineItem[] {
  return entriesOf(ports.db, subjectKind, subjectId).map((row) => toTimelineItem(ports, row));
}
