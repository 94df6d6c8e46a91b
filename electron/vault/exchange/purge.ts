import { rmSync } from 'node:fs';
import { raise } from '../../../shared/errors.ts';
import { handlers, preparedCommand } from '../ports.ts';
import { refuseMassChange } from './sending/brake.ts';
import { inboxPath } from '../disk/places.ts';
import { openOrder, setPurged } from './recallStore.ts';
import { queueReceipt } from './receiving/receipts.ts';
import { decideIn, findIn } from '../envelopes/store.ts';

/** What lies outside the database once the transaction stands. */
interface Raw {
  path: string | null;
}

export const purgeHandlers = handlers({
  /** Erases an envelope that was recalled before it was registered, and tells its sender, signed, that it was. */
  'exchange.purge': preparedCommand({
    prepare: (): Promise<Raw> => Promise.resolve({ path: null }),
    apply: (ports, { envelopeId }, raw) => {
      const row = findIn(ports.db, envelopeId) ?? raise('not-found', { id: envelopeId });
      const { senderStation } = row;
      if (
        row.stage !== 'recalled' ||
        row.documentId !== null ||
        senderStation === null ||
        row.envelopeId === null
      )
        return raise('illegal-transition', { from: row.stage, action: 'purge' });
      refuseMassChange(ports);
      const order = openOrder(ports.db, senderStation, row.envelopeId);
      if (order !== null) setPurged(ports.db, order.inboxId, ports.nowMs(), ports.actor.id);
      decideIn(ports.db, row.id, { stage: 'purged' }, ports.nowMs());
      queueReceipt(ports, senderStation, { event: 'purged', about: row.envelopeId, reason: 'raw' });
      const facts = { peer: row.senderName, sequence: row.sequence };
      ports.append({ act: 'envelope.purged', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', row.id);
      raw.path = inboxPath(ports.dir, row.rawSha256);
      return { envelopeId: row.id };
    },
    settle: (_ports, { path }) => {
      if (path !== null) rmSync(path, { force: true });
    },
  }),
});
