import { raise } from '../../../../shared/errors.ts';
import type { EnvelopeDetail } from '../../../../shared/ipc/contract/exchange.ts';
import { discardStage } from '../../attachments/stage.ts';
import { about, actedBy, handlers, preparedCommand } from '../../ports.ts';
import { PACKET_KINDS } from '../kinds/packet.ts';
import { manifestOf, readDocumentMetadata } from '../../envelopes/metadata.ts';
import { detailOfIn } from '../queries.ts';
import { refuseNamed } from '../named.ts';
import { queueReceipt } from './receipts.ts';
import { stageFiles, undecided } from './stageFiles.ts';
import { confirmationOf, insertConfirmation } from '../confirmationStore.ts';
import { decideIn, findIn } from '../../envelopes/store.ts';
import { tellOpened } from './viewFiles.ts';

export const registrationHandlers = handlers({
  /**
   * The four checks of the recipient (integrity, number of documents, pages, attachments; NĐ 63/2026): the clerk counts
   * and confirms, and the sender hears what was found, signed.
   */
  'exchange.confirm': (ports, { envelopeId, note, ...counted }) => {
    const row = undecided(ports, envelopeId, ['document']);
    refuseNamed(row);
    if (confirmationOf(ports.db, row.id) !== null)
      raise('illegal-transition', { from: row.stage, action: 'confirm' });
    const { integrity, documents, pages, attachments } = counted;
    const checks = { integrity, documents, pages, attachments };
    const stated = readDocumentMetadata(manifestOf(row).metadata).pages;
    const { countedPages } = counted;
    if (pages && stated !== null && countedPages !== stated)
      raise('pages-differ', { stated, counted: countedPages ?? '…' });
    const inOrder = integrity && documents && pages && attachments;
    if (!inOrder && note.trim() === '') raise('bad-input', { field: 'note', rule: 'empty' });
    insertConfirmation(ports.db, {
      inboxId: row.id,
      ...checks,
      countedPages,
      countedFiles: row.files.length,
      note: note.trim(),
      ...actedBy(ports),
    });
    decideIn(ports.db, row.id, { stage: 'received' }, ports.nowMs());
    queueReceipt(ports, row.senderStation, {
      event: 'received',
      about: row.envelopeId,
      checks,
      countedPages,
      reason: note.trim(),
    });
    const facts = {
      peer: row.senderName,
      sequence: row.sequence,
      inOrder: inOrder ? 1 : 0,
      countedPages,
      statedPages: stated,
    };
    ports.append({ act: 'envelope.confirmed', subjectKind: 'envelope', subjectId: row.id, facts });
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  },

  /**
   * Brings the files of a confirmed envelope into the stage and proposes the fields of the form; trích yếu and names of
   * files of a classified one come out of the sealed bytes here. Where the level asks for it the
   * sender hears the first time that it was opened; asked again, the files are staged again.
   */
  'exchange.prepareRegistration': preparedCommand({
    prepare: async (ports, { envelopeId }) => {
      const row = undecided(ports, envelopeId, ['document']);
      refuseNamed(row);
      return stageFiles(ports, row);
    },
    apply: (ports, { envelopeId }, { manifest, staged }): EnvelopeDetail => {
      const row = undecided(ports, envelopeId, ['document']);
      if (confirmationOf(ports.db, row.id) === null) raise('checks-not-confirmed', { rule: CHECKS_RULE });
      tellOpened(ports, row);
      const facts = { peer: row.senderName, sequence: row.sequence, files: staged.length };
      ports.append({ act: 'envelope.opened', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', row.id);
      const { subject } = readDocumentMetadata(manifest.metadata);
      return detailOfIn(ports, findIn(ports.db, row.id) ?? row, { subject, files: staged });
    },
    abandon: (ports, { staged }) => {
      for (const { stageId } of staged) discardStage(ports, stageId);
    },
  }),

  'exchange.refuse': (ports, { envelopeId, reason, note }) => {
    const row = undecided(ports, envelopeId, ['document', 'submission', ...PACKET_KINDS]);
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
      ...about('envelope', row.id),
      facts: { peer: row.senderName, sequence: row.sequence },
    });
    ports.announce('exchange.changed', row.id);
    return { envelopeId: row.id };
  },
});

/** Who receives checks integrity, number of documents, pages and attachments, and tells the sender. */
const CHECKS_RULE = 'KN-08';
