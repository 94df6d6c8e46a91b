import { shownOf } from '../seals/shown.ts';
import { z } from 'zod';
import { addDays, daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { WORK_LISTS, type WorkList } from '../../../shared/domain/levels/worklists.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { WorkRow } from '../../../shared/ipc/contract/protection.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { StoredText } from '../db/storedText.ts';
import { BookKind, Level } from '../../../shared/ipc/schemas.ts';
import { numberOfKey } from '../tables/entryKey.ts';
import { lineScope, visibleLines } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { extendBeforeDays } from '../documents/protectionContext.ts';

const Row = z.object({
  key: z.string(),
  documentId: z.string().nullable(),
  refId: z.string().nullable(),
  book: BookKind.nullable(),
  sortKey: z.int(),
  code: z.string(),
  subject: StoredText.nullable(),
  level: Level.nullable(),
  detail: z.string(),
  kind: z.string(),
  dueOn: z.string().nullable(),
  sentOn: z.string().nullable().default(null),
});

const DOCUMENT = `l.document_id AS documentId, l.book_kind AS book, l.sort_key AS sortKey, l.code, l.subject, l.level`;
const SEEN = visibleLines('l');
const ALIVE = "l.state NOT IN ('cancelled','destroyed','unopened')";
const END = (
  which: string,
): string => `SELECT d.id AS key, ${DOCUMENT}, NULL AS refId, l.issuer AS detail, l.level AS kind,
    d.protection_until AS dueOn FROM document d INDEXED BY document_protection JOIN doc_list l ON l.document_id = d.id
    WHERE d.protection_until IS NOT NULL AND d.level <> 'none' AND ${which} AND ${ALIVE} AND ${SEEN}`;

/** Each list as one query of the same columns; \`:today\`, \`:ahead\`, \`:reader\`, \`:allLines\` are bound. */
const SQL: Readonly<Record<WorkList, string>> = {
  ending: END('d.protection_until >= :today AND d.protection_until <= :ahead'),
  expired: `${END('d.protection_until < :today')}
    AND NOT EXISTS (SELECT 1 FROM level_proposal p WHERE p.document_id = d.id AND p.state = 'waiting')`,
  waiting: `SELECT p.id AS key, ${DOCUMENT}, p.id AS refId,
      who.full_name || CASE p.body ->> '$.code' WHEN '' THEN '' ELSE ' · ' || (p.body ->> '$.code') END AS detail, p.kind AS kind, NULL AS dueOn
    FROM level_proposal p JOIN doc_list l ON l.document_id = p.document_id JOIN person who ON who.id = p.proposed_by
    WHERE p.state = 'waiting' AND ${SEEN}`,
  // the day is that of sending: what was sent is late no more, and waits after what is to be sent
  notices: `SELECT n.id AS key, ${DOCUMENT}, n.id AS refId, n.recipient AS detail,
      CASE WHEN n.sent_on IS NULL THEN 'to-send' ELSE 'to-confirm' END AS kind,
      iif(n.sent_on IS NULL, n.due_on, NULL) AS dueOn, n.sent_on AS sentOn
    FROM level_notice n JOIN doc_list l ON l.document_id = n.document_id WHERE n.acked_on IS NULL AND ${SEEN}`,
  stamps: `SELECT s.id AS key, ${DOCUMENT}, s.id AS refId, s.copy_label || CASE s.holder WHEN '' THEN '' ELSE ' · ' || s.holder END AS detail,
      e.kind AS kind, NULL AS dueOn
    FROM stamp_task s JOIN level_event e ON e.id = s.event_id JOIN doc_list l ON l.document_id = s.document_id
    WHERE s.done_ms IS NULL AND ${SEEN}`,
  recalls: `SELECT r.id AS key, ${DOCUMENT}, r.id AS refId,
      (SELECT count(proof) || '/' || count(*) FROM recall_holder h WHERE h.recall_id = r.id) AS detail, r.origin AS kind, r.due_on AS dueOn
    FROM recall_order r JOIN doc_list l ON l.document_id = r.document_id WHERE r.closed_ms IS NULL AND ${SEEN}`,
  samples: `SELECT g.event_id AS key, ${DOCUMENT}, NULL AS refId, e.item_place AS detail, l.level AS kind, NULL AS dueOn
    FROM sample_ground g INDEXED BY sample_ground_open JOIN level_event e ON e.id = g.event_id JOIN doc_list l ON l.document_id = g.document_id
    WHERE g.replaced_ms IS NULL AND ${ALIVE} AND ${SEEN}`,
  holds: `SELECT h.id AS key, ${DOCUMENT}, h.id AS refId, h.code || ' · ' || h.ground AS detail, l.level AS kind, NULL AS dueOn
    FROM inspection_hold h JOIN doc_list l ON l.document_id = h.document_id WHERE h.released_ms IS NULL AND ${SEEN}`,
  // a dossier shows to those who may know of every document on its list
  destructions: `SELECT d.id AS key, NULL AS documentId, NULL AS book, d.proposed_ms AS sortKey, d.reason AS code, NULL AS subject, NULL AS level, d.id AS refId,
      (SELECT count(*) FROM destruction_item i WHERE i.destruction_id = d.id) || '' AS detail, iif(d.urgent = 1, 'urgent', d.state) AS kind, d.report_due_on AS dueOn
    FROM destruction d WHERE (d.state NOT IN ('destroyed','withdrawn') OR (d.urgent = 1 AND d.reported_ms IS NULL)) AND NOT EXISTS (
      SELECT 1 FROM destruction_item i JOIN doc_list l ON l.document_id = i.document_id WHERE i.destruction_id = d.id AND NOT ${SEEN})`,
};

const pageOf = (list: WorkList): string =>
  `SELECT * FROM (${SQL[list]}) ORDER BY dueOn IS NULL, dueOn, sortKey LIMIT :limit + 0`;
const countOf = (list: WorkList): string =>
  `SELECT count(*) AS n, ifnull(sum(dueOn < :today), 0) AS late FROM (${SQL[list]})`;

function bind(ports: Ports) {
  const bands = ports.rules.asOf(ports.today()).warningDays;
  const ahead = addDays(ports.today(), bands[0] ?? 180);
  return { bands, params: { ...lineScope(ports.actor), today: ports.today(), ahead } };
}

/** One work list, soonest first; only documents of which this person may know. */
export function workList(ports: Ports, list: WorkList, limit: number): Output<'protection.work'> {
  const { bands, params } = bind(ports);
  const rows = ports.db.prepare(pageOf(list)).all({ ...params, limit });
  return {
    rows: rows.map((row) => view(ports, list, Row.parse(row))),
    today: ports.today(),
    bands: [...bands],
    extendBefore: extendBeforeDays(ports),
  };
}

function view(ports: Ports, list: WorkList, row: z.infer<typeof Row>): WorkRow {
  const { key, documentId, refId, level, detail, kind, dueOn, sentOn, code } = row;
  const subject = documentId === null ? null : openSubject(ports, documentId, row.subject);
  const number = row.book === null ? '' : String(numberOfKey(row.sortKey));
  return {
    key,
    documentId,
    refId,
    subject,
    level,
    detail,
    kind,
    dueOn,
    sentOn,
    shown: list === 'waiting' ? shownOf(ports.db, ['level_proposal', key]) : '',
    title: [number, code].filter(Boolean).join(' · '),
    daysLeft: dueOn === null ? null : daysBetween(ports.today(), dueOn),
  };
}

/** Lists whose days are those of a duty. */
const DATED: ReadonlySet<WorkList> = new Set<WorkList>(['notices', 'recalls', 'destructions']);

const Count = z.object({ n: z.int(), late: z.int() });

export const workCounts = (ports: Ports): Output<'protection.counts'> => ({
  ...workTotals(ports),
  bands: endingBands(ports),
});

/** How many there are of each, and how many of them are late. */
export function workTotals(ports: Ports): Pick<Output<'protection.counts'>, 'lists' | 'overdue'> {
  const { params } = bind(ports);
  const lists = {} as Record<WorkList, number>;
  const overdue = {} as Record<WorkList, number>;
  for (const list of WORK_LISTS) {
    const row = ports.db.prepare(countOf(list)).get(params);
    const counted = Count.parse(row);
    lists[list] = counted.n;
    overdue[list] = DATED.has(list) ? counted.late : 0;
  }
  return { lists, overdue };
}

/** How many documents lose their protection within 60, 90 and 180 days (the days of the pack), the soonest band first. */
function endingBands(ports: Ports): Output<'protection.counts'>['bands'] {
  const { bands, params } = bind(ports);
  return [...bands]
    .sort((a, b) => a - b)
    .map((days) => {
      const within = { ...params, ahead: addDays(ports.today(), days) };
      return { days, count: Count.parse(ports.db.prepare(countOf('ending')).get(within)).n };
    });
}
