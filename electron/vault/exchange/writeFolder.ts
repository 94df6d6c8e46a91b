import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { sealEnvelope } from '../crypto/envelope.ts';
import { writeContainerFile } from '../crypto/envelopeContainer.ts';
import { MANIFEST_FORMAT } from '../crypto/envelopeManifest.ts';
import { preparedCommand, type Ports } from '../ports.ts';
import { isFrozen } from '../protection/freeze.ts';
import { folderName, putInFolder } from './folder.ts';
import { officeSigner } from './keys.ts';
import { trustedPeer } from './peers.ts';
import { outboxPath } from './places.ts';
import { senderOf, signerOf, wholeSecond } from './send.ts';
import { outUnconfirmed, outWaiting, setSealed, setWritten, type OutRow, type Signer } from './store.ts';

/** Receipts are never receipted themselves: those of late go onto every medium, in case the last one was lost. */
const RECEIPTS_AGAIN_MS = 30 * 24 * 3600 * 1000;

export type PumpReport = Output<'exchange.writeFolder'>;
export const EMPTY_REPORT: PumpReport = {
  written: 0,
  read: 0,
  receiptsApplied: 0,
  alreadyKnown: 0,
  quarantined: 0,
  skipped: 0,
};

interface Written {
  readonly ids: readonly string[];
  readonly sealed: readonly { readonly id: string; readonly signers: readonly Signer[] }[];
  readonly report: PumpReport;
}

/**
 * Seals the queued receipts and puts everything that waits on the medium. A file stands on the medium before its row
 * says so: a crash in between writes the same bytes again, which the recipient tells by their number and id.
 * "Written" is not "delivered"; only the recipient's signed receipt says that.
 */
export const writeFolderHandlers = {
  'exchange.writeFolder': preparedCommand<'exchange.writeFolder', Written>({
    prepare: async (ports, { path }) => {
      // what is being recalled waits in the outbox
      const goes = ({ kind, documentId }: OutRow): boolean =>
        kind === 'receipt' || documentId === null || !isFrozen(ports.db, documentId);
      const waiting = outWaiting(ports.db).filter(goes);
      const again = outUnconfirmed(ports.db, ports.nowMs() - RECEIPTS_AGAIN_MS).filter(goes);
      const [sealed, ids]: [{ id: string; signers: readonly Signer[] }[], string[]] = [[], []];
      let [written, skipped, done] = [0, 0, 0];
      for (const row of [...waiting, ...again]) {
        const signers = await sealedBytes(ports, row);
        if (signers === null) {
          skipped += 1; // no trusted card of the station any more, or its bytes are gone: the others go out
          continue;
        }
        if (signers.length > 0) sealed.push({ id: row.id, signers });
        if (
          await putInFolder(
            path,
            row.peerStation,
            folderName(ports.station.stationId, row.id),
            outboxPath(ports.dir, row.id),
          )
        )
          written += 1;
        ids.push(row.id);
        ports.progress((done += 1), waiting.length + again.length);
      }
      return { ids, sealed, report: { ...EMPTY_REPORT, written, skipped } };
    },
    apply: (ports, _input, { ids, sealed, report }) => {
      for (const { id, signers } of sealed) setSealed(ports.db, id, signers);
      for (const id of ids) setWritten(ports.db, id, ports.nowMs());
      const facts = { written: report.written, skipped: report.skipped };
      ports.append({
        act: 'folder.written',
        subjectKind: 'station',
        subjectId: ports.station.stationId,
        facts,
      });
      ports.announce('exchange.changed', ...ids);
      return report;
    },
  }),
};

const receiptJson = z.record(z.string(), z.unknown());

/**
 * Makes sure that the sealed bytes of a row lie in the outbox. A queued receipt is signed by the office here, once:
 * a crash after that finds the file and uses it.
 * @returns the signers when it was sealed now, an empty list when it was sealed before, null when it can't go out
 */
async function sealedBytes(ports: Ports, row: OutRow): Promise<readonly Signer[] | null> {
  const path = outboxPath(ports.dir, row.id);
  if (row.stage !== 'queued') return existsSync(path) ? [] : null;
  const signer = officeSigner(ports);
  if (existsSync(path)) return [signerOf(signer.certificate)];
  const peer = trustedPeer(ports.db, row.peerStation);
  if (peer === null || row.receipt === null) return null;
  const cms = await sealEnvelope({
    manifest: {
      format: MANIFEST_FORMAT,
      envelopeId: row.id,
      kind: 'receipt',
      sender: senderOf(ports),
      recipients: [{ officeCode: row.peerOffice, stationId: row.peerStation, sequence: row.sequence }],
      createdMs: wholeSecond(ports.nowMs()),
      level: 'none',
      metadata: receiptJson.parse(JSON.parse(row.receipt)),
      blobs: [],
    },
    signers: [signer],
    recipients: [peer.encryption],
  });
  await writeContainerFile(path, cms, []);
  return [signerOf(signer.certificate)];
}
