import { z } from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import { renewHeld } from '../sending/renewSeals.ts';
import { hasBytes } from '../../disk/places.ts';
import { outBySequence, setAgain } from '../../envelopes/store.ts';
import type { Kind } from './kind.ts';

/** "Send number 17 again": asked by a recipient who sees a gap. */
const requestMetadata = z.looseObject({ sequences: z.array(z.int().min(1)).min(1).max(100) });
export type RequestMetadata = z.infer<typeof requestMetadata>;

export const requestKind: Kind = {
  kind: 'request',
  enters: 'applied',
  check: ({ metadata, blobs }) => {
    guarded('envelope-malformed', () => requestMetadata.parse(metadata));
    if (blobs.length > 0) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
  },
  /** The same bytes go onto the next medium; of what is no more the asker hears that the number stays empty. */
  accept: (ports, { from, manifest }) => {
    queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId });
    const { sequences } = requestMetadata.parse(manifest.metadata);
    for (const sequence of sequences) {
      const row = outBySequence(ports.db, from, sequence);
      if (row === null) continue; // we never gave that number: nothing to say to it
      const stands = row.replacedBy === null && (hasBytes(ports.dir, row.id) || row.stage === 'queued');
      if (stands) setAgain(ports.db, row.id, ports.nowMs());
      else queueReceipt(ports, from, { event: 'void', about: row.id, sequence });
      const facts = { peer: row.peerName, sequence };
      ports.append({ act: 'envelope.asked-again', subjectKind: 'envelope', subjectId: row.id, facts });
    }
    renewHeld(ports);
    return true;
  },
};
