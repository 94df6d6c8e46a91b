import { parseArgs } from 'node:util';
import { attachments } from './attachments.ts';
import { fillWide } from './documents.ts';
import { openPair, type Pair } from './engines.ts';
import { envelopes } from './envelopes.ts';
import { ledger } from './ledger.ts';
import { counts, countsTime, listPage, listPageTime, login, pointRead, search } from './lists.ts';
import { ratioOf, type Result } from './measure.ts';
import { bulkImport, singleCommit } from './writes.ts';

/**
 * `npm run bench -- [--rows N] [--only NAME] [--json]`: the product's own modules against plain counterparts in the
 * same run. The table goes to standard error, the JSON array to standard output. A benchmark reports, it never fails.
 */
const DEFAULT_ROWS = 100_000;

type Bench = (pair: Pair, rows: number) => Result[] | Promise<Result[]>;

/** In order: everything that reads comes after the import that wrote the rows. */
const ON_ROWS: Readonly<Record<string, Bench>> = {
  login,
  list: listPage,
  counts,
  point: pointRead,
  search,
  commit: singleCommit,
  ledger,
};
const WITHOUT_ROWS: Readonly<Record<string, Bench>> = { attachment: attachments, envelope: envelopes };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(rows: number, only: string | null): Promise<Result[]> {
  const wanted = (name: string): boolean => only === null || name.startsWith(only) || only.startsWith(name);
  const results: Result[] = [];
  const pair = openPair();
  const take = async (benches: Readonly<Record<string, Bench>>): Promise<void> => {
    for (const [name, bench] of Object.entries(benches))
      if (wanted(name)) report(results, await bench(pair, rows));
  };
  try {
    if (wanted('bulk') || Object.keys(ON_ROWS).some(wanted)) {
      say(`importing ${rows.toLocaleString('en')} documents on both sides …`);
      const small = { page: 0, counts: 0 };
      const tenth = Math.floor(rows / 10);
      report(
        results,
        bulkImport(pair, rows, () => {
          small.page = listPageTime(pair, tenth);
          small.counts = countsTime(pair);
        }),
      );
      if (wanted('list') || wanted('counts')) fillWide(pair.anchor, rows);
      report(results, [
        ratioOf('list-page-growth', rows, { ours: listPageTime(pair, rows), anchor: small.page }, 'ms', 1.2),
        ratioOf('counts-growth', rows, { ours: countsTime(pair), anchor: small.counts }, 'ms', 1.2),
      ]);
      await take(ON_ROWS);
    }
    await take(WITHOUT_ROWS);
  } finally {
    pair.remove();
  }
  return only === null
    ? results
    : results.filter((result) => result.name.startsWith(only) || wanted(result.name));
}

function report(results: Result[], fresh: readonly Result[]): void {
  for (const line of fresh) {
    results.push(line);
    const number = (value: number | null): string =>
      (value === null ? '–' : value.toPrecision(3)).padStart(9);
    const verdict =
      line.holds === null
        ? ''
        : line.holds
          ? `≤ ${String(line.hold)} holds`
          : `≤ ${String(line.hold)} DOES NOT HOLD`;
    say(
      `${line.name.padEnd(24)} ${String(line.rows).padStart(8)} ${number(line.ours)} ${number(line.anchor)} ${line.unit.padEnd(8)} ${number(line.ratio)}  ${verdict}`,
    );
  }
}

const { values } = parseArgs({
  options: { rows: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } },
  strict: true,
});
const rows = Number(values.rows ?? DEFAULT_ROWS);
if (!Number.isSafeInteger(rows) || rows < 1_000) throw new Error('--rows: a number of 1000 or more');
say(
  `${'name'.padEnd(24)} ${'rows'.padStart(8)} ${'ours'.padStart(9)} ${'anchor'.padStart(9)} ${'unit'.padEnd(8)} ${'ratio'.padStart(9)}  hold`,
);
const results = await run(rows, values.only ?? null);
if (values.json === true) process.stdout.write(`${JSON.stringify(results)}\n`);
