import type { Output } from '../../../shared/ipc/contract.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { nameOfStation } from '../peers/store.ts';
import { personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { type ActFault, checkActs, inSlices } from '../seals/check.ts';
import { checkedBefore, proverOf } from '../seals/checked.ts';
import { coveredTable, rowOf } from '../seals/tables.ts';
import { lastHead } from './headStore.ts';
import { recordNamer } from './records.ts';
import { openNumber } from './restricted.ts';
import { verifyWithHeads } from './verify.ts';
import { allWitnesses } from './witnessStore.ts';

type Verdict = Output<'ledger.verify'>;

/** The same with what was signed: in slices, so that others are answered in between. */
export async function wholeVerdictFor(ports: Ports, anew: boolean): Promise<Verdict> {
  const { good: _, ...acts } = await inSlices(
    checkActs(ports.db, anew ? null : checkedBefore(ports.db, proverOf(ports))),
  );
  const verdict = verdictFor(ports);
  if (seesAllLines(ports.actor))
    return { ...verdict, acts: { ...acts, faults: acts.faults.map((fault) => told(ports, fault)) } };
  // how many acts there were would tell of those that are not for this person
  return { ...verdict, acts: { seals: null, checked: null, found: Math.min(acts.found, 1), faults: [] } };
}

function told(ports: Ports, fault: ActFault): Verdict['acts']['faults'][number] {
  const { what, from, to } = fault;
  const by = 'by' in fault ? (personById(ports.db, fault.by)?.fullName ?? fault.by) : null;
  if (!('table' in fault)) return { what, from, to, by, table: null, key: null, record: null };
  const { table, key } = fault;
  return { what, from, to, by, table, key, record: recordOf(ports, table, key) };
}

/** The record that a row belongs to, where that can be told. */
function recordOf(ports: Ports, name: string, key: string): string | null {
  const table = coveredTable(ports.db, name);
  if (table === null) return null;
  const row = rowOf(ports.db, table, key);
  for (const kind of ['document', 'submission', 'person'] as const) {
    const id = row[name === kind ? 'id' : `${kind}_id`];
    const record = typeof id === 'string' ? recordNamer(ports)({ kind, id }) : null;
    if (record !== null) return record.label;
  }
  return null;
}

/** Whoever does not read the whole ledger is told whether it holds, and counts what is open to him. */
export function verdictFor(ports: Ports): Omit<Verdict, 'acts'> {
  const { db, station } = ports;
  const { chain, heads } = verifyWithHeads(db, station.stationId);
  if (!seesAllLines(ports.actor)) {
    const { entries, intact, firstWrong } = chain;
    const wrongFrom = firstWrong ?? (heads.firstWrong === null ? null : heads.firstWrong.after + 1);
    return {
      entries: openNumber(db, entries),
      intact: intact && heads.firstWrong === null,
      firstWrong: wrongFrom === null ? null : Math.max(1, openNumber(db, wrongFrom)),
      head: '',
      heads: null,
    };
  }
  const nameOf = (stationId: string): string => nameOfStation(db, stationId) ?? stationId;
  const last = lastHead(db);
  const { firstWrong } = heads;
  return {
    ...chain,
    heads: {
      ...heads,
      firstWrong:
        firstWrong === null
          ? null
          : { ...firstWrong, by: firstWrong.by === null ? null : nameOf(firstWrong.by) },
      last:
        last === null
          ? null
          : { size: last.size, atMs: last.atMs, root: Buffer.from(last.root).toString('hex') },
      witnesses: witnesses(ports, nameOf),
    },
  };
}

function witnesses(
  { db }: Ports,
  nameOf: (stationId: string) => string,
): NonNullable<Verdict['heads']>['witnesses'] {
  const [ours, theirs] = [allWitnesses(db, 'ours'), allWitnesses(db, 'theirs')];
  const stations = [...new Set([...ours, ...theirs].map((row) => row.stationId))];
  const most = (rows: typeof ours, stationId: string): number =>
    Math.max(0, ...rows.filter((row) => row.stationId === stationId).map((row) => row.size));
  return stations.map((stationId) => ({
    name: nameOf(stationId),
    seen: most(ours, stationId),
    theirs: most(theirs, stationId),
    contradicted: [...ours, ...theirs].some((row) => row.stationId === stationId && row.agrees === 0),
  }));
}
