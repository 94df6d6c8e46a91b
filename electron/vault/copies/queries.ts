import { z } from 'zod';
import { authorityOf } from '../../../shared/domain/copies/authority.ts';
import { parseCopyCode } from '../../../shared/domain/copies/copyCode.ts';
import { withinCeiling } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { loadDocument } from '../documents/change.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { mayReceive, isCustodian, loadCopy } from './access.ts';
import { listSlips, toSlip } from './carryStore.ts';
import { decidersOf } from './deciders.ts';
import { takePiece } from './jobMemory.ts';
import { leavingList } from './leaving.ts';
import { musterReport } from './musters.ts';
import { allMusters } from './musterStore.ts';
import { allPermits, permitsOfDocument, permitsOfPerson, permitsWaiting, toPermit } from './permitStore.ts';
import { whyNotCopied } from './permits.ts';
import { allPlaces } from './placeStore.ts';
import { copiesOfDocument, copyKey, listCopies, movesOf, visibleCopy } from './rows.ts';
import { findCopyBySerial } from '../documents/copyStore.ts';
import { transferDetail } from './transfers.ts';
import { listTransfers, toTransfer } from './transferStore.ts';

const PIECE_BYTES = 512 * 1024;

export const copyQueries = handlers({
  'copies.ofDocument': (ports, { documentId }) => {
    const document = loadDocument(ports, documentId);
    const { authorities } = ports.rules.asOf(ports.today());
    const post = { position: ports.actor.position, office: ports.station.office.name };
    const rule = ports.actor.roles.includes('leader') ? authorityOf(authorities, post, 'permit-copy') : null;
    return {
      copies: copiesOfDocument(ports, documentId),
      permits: permitsOfDocument(ports, documentId).map((row) => toPermit(ports, row)),
      notCopied: whyNotCopied(ports, document),
      ceilingRule: rule !== null && withinCeiling(document.level, rule.ceiling) ? rule.id : null,
    };
  },

  'copies.list': listPage,

  'copies.byCode': (ports, { code }) => {
    const parsed = parseCopyCode(code);
    if (!parsed.ok) raise('not-found', { rule: parsed.error.code });
    const found = findCopyBySerial(ports.db, parsed.value.year, parsed.value.serial);
    const copy = found === null ? null : visibleCopy(ports, found.id);
    return { copy: copy ?? raise('not-found') };
  },

  'copies.history': (ports, { id }) => ({
    moves: movesOf(ports.db, loadCopy(ports, id).id),
  }),

  'copies.counts': copyCounts,

  'copies.permits': (ports, { view, limit }) => {
    const ask = { 'to-decide': permitsWaiting, mine: permitsOfPerson, all: allPermits }[view];
    return { rows: ask(ports, limit).map((row) => toPermit(ports, row)) };
  },

  'copies.receivers': (ports, { copyIds }) => {
    const copies = copyIds.map((id) => loadCopy(ports, id));
    const cleared = allPeople(ports.db).filter(
      (person) => person.state === 'active' && mayReceive(ports, person, copies),
    );
    return { personIds: cleared.map(({ id }) => id) };
  },

  'copies.deciders': decidersOf,

  'copies.places': (ports) => ({ places: allPlaces(ports.db) }),

  'copies.transfers': (ports, { view, limit }) => {
    const who = { me: ports.actor.id, all: isCustodian(ports) || ports.actor.roles.includes('inspector') };
    return { rows: listTransfers(ports.db, view, who, limit).map((row) => toTransfer(ports, row)) };
  },
  'copies.transfer': (ports, { id }) => transferDetail(ports, id),

  'copies.carryOuts': (ports, { view, limit }) => {
    const rows = listSlips(ports.db, view, { me: ports.actor.id, today: ports.today() });
    return { rows: rows.flatMap((row) => toSlip(ports, row) ?? []).slice(0, limit) };
  },

  'copies.musters': (ports) => ({ rows: allMusters(ports.db) }),
  'copies.muster': (ports, { id }) => musterReport(ports, id),

  'copies.leavingList': (ports, { personId }) => leavingList(ports, personId),

  'copies.readJob': (ports, { jobId, offset }) => {
    const taken = takePiece(ports, jobId, offset, PIECE_BYTES) ?? raise('not-found', { id: jobId });
    return { dataBase64: taken.piece.toString('base64'), sizeBytes: taken.sizeBytes, done: taken.done };
  },
});

function listPage(ports: Ports, input: Parsed<'copies.list'>): Output<'copies.list'> {
  const before = input.after === null ? null : /^\d{1,15}$/.test(input.after) ? Number(input.after) : 0;
  const { view, personId, placeId, words, limit } = input;
  const copies = listCopies(ports, { view, personId, placeId, words, before, limit: limit + 1 });
  const rows = copies.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: copies.length > limit && last !== undefined ? keyOf(last.code) : null };
}

function keyOf(code: string): string {
  const parsed = parseCopyCode(code);
  return parsed.ok ? String(copyKey(parsed.value.year, parsed.value.serial)) : '0';
}

const Count = z.object({ n: z.int() });

/** What waits for this person, and what is out too long. */
export function copyCounts(ports: Ports): Output<'copies.counts'> {
  const me = ports.actor.id;
  const today = ports.today();
  const count = (sql: string): number => Count.parse(ports.db.prepare(sql).get({ me })).n;
  const slips = (view: 'overdue' | 'out' | 'to-decide') =>
    listSlips(ports.db, view, { me, today }).filter((row) => visibleCopy(ports, row.copyId) !== null);
  const decides = ports.actor.roles.includes('leader');
  const slipsToDecide = decides ? slips('to-decide').length : 0;
  return {
    mine: count('SELECT count(*) AS n FROM copy WHERE holder_id = :me'),
    toReceive: count("SELECT count(*) AS n FROM transfer WHERE state = 'offered' AND receiver_id = :me"),
    given: count("SELECT count(*) AS n FROM transfer WHERE state = 'offered' AND giver_id = :me"),
    out: slips('out').length,
    overdue: slips('overdue').length,
    toDecide: decides
      ? permitsWaiting(ports, 200).filter((row) => row.askedBy !== me).length + slipsToDecide
      : 0,
    slipsToDecide,
  };
}
