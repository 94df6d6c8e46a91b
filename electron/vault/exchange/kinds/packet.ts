import { z } from 'zod';
import { receivedLine } from '../../../../shared/domain/text/received.ts';
import { AppError } from '../../../../shared/errors.ts';
import { guarded } from '../../crypto/refusal.ts';
import { queueReceipt } from '../receiving/receipts.ts';
import type { Kind } from './kind.ts';

/** Signed data of one file that means something to another part of the program: figures, a directory, a rule pack, help. */
export const PACKET_KINDS = ['figures', 'directory', 'rule-pack', 'help', 'course'] as const;
export type PacketKind = (typeof PACKET_KINDS)[number];

export const packetMetadata = z.looseObject({ what: receivedLine(200) });

/** It is only kept here; a person hands it on to whoever reads it, which judges it by its own rules. */
export const packetKind = (kind: PacketKind): Kind => ({
  kind,
  enters: 'checked',
  check: ({ metadata, blobs, level }) => {
    guarded('envelope-malformed', () => packetMetadata.parse(metadata));
    if (blobs.length !== 1) throw new AppError('envelope-malformed', { reason: 'number-of-files' });
    if (level !== 'none') throw new AppError('envelope-malformed', { reason: 'level' });
  },
  accept: (ports, { from, manifest }) =>
    queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId }) !== null,
  title: (metadata) => packetMetadata.parse(metadata).what,
});
