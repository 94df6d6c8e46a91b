import { raise } from '../../../shared/errors.ts';
import type { EnvelopeDetail } from '../../../shared/ipc/contract/exchange.ts';
import { discardStage, openStage, type Staged } from '../attachments/stage.ts';
import { openEnvelope } from '../crypto/envelope.ts';
import { checkBlob, locateBlobs, readContainer } from '../crypto/envelopeContainer.ts';
import { command, preparedCommand, type Ports } from '../ports.ts';
import { MAX_ENVELOPE_BYTES } from './blobs.ts';
import { plainPieces } from './judge.ts';
import { officeRecipients } from './keys.ts';
import { anchorsFor, revocationLists } from './peers.ts';
import { inboxPath, withRaw } from './places.ts';
import { detailOfIn } from './queries.ts';
import { queueReceipt } from './receipts.ts';
import { decideIn, findIn, type InRow } from './store.ts';

type Prepared = Pick<Staged, 'stageId' | 'name' | 'sizeBytes'>[];

export const registrationHandlers = {
  /**
   * Brings the files of a checked envelope into the stage and proposes the fields of the form. The first time it
   * also tells the sender that a person has it in hand; asked again, the files are staged again.
   */
  'exchange.prepareRegistration': preparedCommand<'exchange.prepareRegistration', Prepared>({
    prepare: async (ports, { envelopeId }) => stageFiles(ports, undecided(ports, envelopeId)),
    apply: (ports, { envelopeId }, staged): EnvelopeDetail => {
      const row = undecided(ports, envelopeId);
      const first = row.stage === 'checked';
      if (first) {
        decideIn(ports.db, row.id, { stage: 'received' }, ports.nowMs());
        queueReceipt(ports, row.senderStation, { event: 'received', about: row.envelopeId });
      }
      const facts = {
        peer: row.senderName,
        sequence: row.sequence,
        files: staged.length,
        again: first ? 0 : 1,
      };
      ports.append({ act: 'envelope.opened', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', row.id);
      return detailOfIn(ports, findIn(ports.db, row.id) ?? row, staged);
    },
    abandon: (ports, staged) => {
      for (const { stageId } of staged) discardStage(ports, stageId);
    },
  }),

  'exchange.refuse': command<'exchange.refuse'>((ports, { envelopeId, reason, note }) => {
    const row = undecided(ports, envelopeId);
    decideIn(ports.db, row.id, { stage: 'refused', refusal: reason }, ports.nowMs());
    const told = note === '' ? reason : `${reason}\n${note}`;
    queueReceipt(ports, row.senderStation, {
      event: 'refused',
      by: 'person',
      about: row.envelopeId,
      reason: told.slice(0, 1000),
    });
    ports.append({
      act: 'envelope.refused',
      subjectKind: 'envelope',
      subjectId: row.id,
      facts: { peer: row.senderName, sequence: row.sequence },
    });
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  }),
};

type Undecided = InRow & {
  readonly senderStation: string;
  readonly envelopeId: string;
  readonly rawSha256: string;
};

/** An accepted document that was neither registered nor refused. */
function undecided(ports: Ports, id: string): Undecided {
  const row = findIn(ports.db, id);
  if (row === null || row.kind !== 'document') return raise('not-found', { id });
  const { senderStation, envelopeId } = row;
  if (
    (row.stage !== 'checked' && row.stage !== 'received') ||
    senderStation === null ||
    envelopeId === null
  ) {
    return raise('illegal-transition', { from: row.stage, action: 'register' });
  }
  return { ...row, senderStation, envelopeId };
}

/**
 * Opens the raw envelope once more and puts its files into the stage, segment by segment: the plain bytes are never
 * written anywhere. Chain and signature are judged as of the day it was read, when they were found good.
 */
async function stageFiles(ports: Ports, row: Undecided): Promise<Prepared> {
  return withRaw(inboxPath(ports.dir, row.rawSha256), async (fd) => {
    const container = readContainer(fd, MAX_ENVELOPE_BYTES);
    const { manifest } = openEnvelope(container.cms, {
      keys: officeRecipients(ports),
      officeCode: ports.station.office.code,
      stationId: ports.station.stationId,
      anchorsFor: (officeCode) => anchorsFor(ports.db, officeCode),
      revocationLists: revocationLists(ports.db).filter((list) => list.thisUpdateMs <= row.readMs),
      revocation: 'when-present',
      nowMs: row.readMs,
      maxTotalBytes: MAX_ENVELOPE_BYTES,
    });
    const places = locateBlobs(container, manifest);
    const staged: Prepared = [];
    try {
      for (const blob of manifest.blobs) {
        const place = places.get(blob.id) ?? raise('blob-damaged', { reason: 'length' });
        await checkBlob(place, blob);
        staged.push(await stageOne(ports, blob.name, plainPieces(place, blob)));
        ports.progress(staged.length, manifest.blobs.length);
      }
      return staged;
    } catch (cause) {
      for (const { stageId } of staged) discardStage(ports, stageId);
      throw cause;
    }
  });
}

async function stageOne(
  ports: Ports,
  name: string,
  pieces: AsyncIterable<Buffer>,
): Promise<Prepared[number]> {
  const stage = openStage(ports, name);
  try {
    for await (const piece of pieces) await stage.push(piece);
    const { stageId, name: label, sizeBytes } = await stage.finish();
    return { stageId, name: label, sizeBytes };
  } catch (cause) {
    stage.abandon();
    throw cause;
  }
}
