import type { Output } from '../../../shared/ipc/contract.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { nameOfStation } from '../peers/store.ts';
import type { Ports } from '../ports.ts';
import { lastHead } from './headStore.ts';
import { openNumber } from './restricted.ts';
import { verifyWithHeads } from './verify.ts';
import { allWitnesses } from './witnessStore.ts';

type Verdict = Output<'ledger.verify'>;

/** Whoever does not read the whole ledger is told whether it holds, and counts what is open to him. */
export function verdictFor(ports: Ports): Verdict {
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
