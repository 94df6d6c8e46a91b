import { z } from 'zod';
import { compare, type Compared, type TradedLine } from '../../../shared/domain/exchange/reconcile.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { reconciliationMetadata, type ReconciliationMetadata } from './kinds/reconciliation.ts';
import { manifestOf, readDocumentMetadata } from '../envelopes/metadata.ts';
import { trustedCard } from '../peers/store.ts';
import { discard, enterOutbox, recipients, sealFor, type Content } from './sending/seal.ts';
import { replacing } from './receiving/arrival.ts';
import { receivedBundles } from '../envelopes/store.ts';

const Line = z.object({
  sequence: z.int(),
  envelopeId: z.string(),
  code: z.string(),
  atMs: z.int(),
  number: z.int().nullable(),
});
const InLine = Line.extend({ code: z.null(), manifest: z.string() });

/** The month of a moment, as the office's calendar has it. */
const monthOf = (ms: number): string => civilDateAt(ms).slice(0, 7);
const DAY_MS = 24 * 3_600_000;
/** Wider than the month at both ends: which month it was is decided by the civil date. */
const around = (month: string): { fromMs: number; toMs: number } => {
  const firstMs = Date.parse(`${month}-01T00:00:00Z`);
  return { fromMs: firstMs - DAY_MS, toMs: firstMs + 33 * DAY_MS };
};

/** What this office sent a station in a month: its own side of the sổ đi. */
export function sentTo(db: Db, station: string, month: string): TradedLine[] {
  return db
    .prepare(
      `SELECT o.sequence, o.id AS envelopeId, ifnull(d.code, '') AS code, o.created_ms AS atMs, e.number AS number
         FROM outbox o LEFT JOIN document d ON d.id = o.document_id LEFT JOIN entry e ON e.document_id = o.document_id
        WHERE o.peer_station = :station AND o.kind = 'document' AND o.replaced_by IS NULL
          AND o.created_ms BETWEEN :fromMs AND :toMs
        ORDER BY o.sequence`,
    )
    .all({ station, ...around(month) })
    .map((row) => Line.parse(row))
    .filter(({ atMs }) => monthOf(atMs) === month);
}

/** What came from a station of what it sent in a month, with the số đến that it got. */
export function receivedOf(db: Db, station: string, month: string): TradedLine[] {
  const rows = db
    .prepare(
      `SELECT sequence, envelope_id AS envelopeId, NULL AS code, signed_ms AS atMs, entry_number AS number, manifest
         FROM inbox WHERE sender_station = :station AND kind = 'document' AND stage <> 'quarantined'
          AND signed_ms BETWEEN :fromMs AND :toMs ORDER BY sequence`,
    )
    .all({ station, ...around(month) })
    .map((raw) => {
      const { manifest, ...row } = InLine.parse(raw);
      const { metadata } = manifestOf({ manifest });
      const instead = replacing.safeParse(metadata).data?.resends.envelopeId ?? null;
      return { line: { ...row, code: readDocumentMetadata(metadata).code }, instead };
    });
  // one that was sent again after it had come all the same is one: under the number of the first
  const first = new Map(rows.map(({ line }) => [line.envelopeId, line]));
  const replaced = new Set(rows.map(({ instead }) => instead));
  return rows
    .filter(({ line }) => !replaced.has(line.envelopeId) && monthOf(line.atMs) === month)
    .map(({ line, instead }) => ({
      ...line,
      number: line.number ?? first.get(instead ?? '')?.number ?? null,
    }));
}

/** The newest word of the other side about a month. */
function theirsFor(
  db: Db,
  station: string,
  month: string,
): { atMs: number; said: ReconciliationMetadata } | null {
  for (const row of receivedBundles(db, station)) {
    const said = reconciliationMetadata.parse(manifestOf(row).metadata);
    if (said.month === month) return { atMs: row.signedMs ?? row.readMs, said };
  }
  return null;
}

export interface Reconciled {
  readonly peer: string;
  readonly theirsMs: number | null;
  /** what we sent beside what they say they received, then what they sent beside what we received */
  readonly out: readonly Compared[];
  readonly in: readonly Compared[];
}

/** Both directions of a month. Without a bundle of the other side our own lines stand alone, and nothing is agreed. */
export function reconcile(ports: Pick<Ports, 'db'>, stationId: string, month: string): Reconciled {
  const peer = trustedCard(ports.db, stationId) ?? raise('recipient-unknown', { stationId });
  const theirs = theirsFor(ports.db, stationId, month);
  return {
    peer: peer.officeName,
    theirsMs: theirs?.atMs ?? null,
    out: theirs === null ? [] : compare(sentTo(ports.db, stationId, month), theirs.said.received),
    in: theirs === null ? [] : compare(theirs.said.sent, receivedOf(ports.db, stationId, month)),
  };
}

export const reconcileHandlers = handlers({
  'exchange.reconcile': (ports, { stationId, month }) => {
    const { peer, theirsMs, out, in: inward } = reconcile(ports, stationId, month);
    const ours = {
      sent: sentTo(ports.db, stationId, month).length,
      received: receivedOf(ports.db, stationId, month).length,
    };
    return { peer, theirsMs, out: [...out], in: [...inward], ours };
  },

  'exchange.sendReconciliation': preparedCommand({
    prepare: async (ports, { stationId, month }) =>
      sealFor(ports, bundleOf(ports, stationId, month), recipients(ports, [stationId], 'none'), {
        blobs: [],
      }),
    apply: (ports, { stationId, month }, sealed) => {
      const [one] = sealed;
      if (one === undefined) return raise('recipient-unknown', { stationId });
      recipients(ports, [stationId], 'none');
      enterOutbox(ports, bundleOf(ports, stationId, month), one);
      return { envelopeId: one.id, sequence: one.sequence, peer: one.peer.officeName };
    },
    abandon: (ports, sealed) => discard(ports, sealed),
  }),
});

/** What passed between the two in a month, as our books have it now. */
export function bundleOf(ports: Ports, stationId: string, month: string): Content {
  const metadata: ReconciliationMetadata = {
    month,
    sent: sentTo(ports.db, stationId, month),
    received: receivedOf(ports.db, stationId, month),
  };
  return { kind: 'reconciliation', level: 'none', metadata };
}
