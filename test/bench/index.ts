import { parseArgs } from 'node:util';
import { attachments } from './attachments.ts';
import { backups } from './backups.ts';
import { fillWide } from './documents.ts';
import { openPair, type Pair } from './engines.ts';
import { envelopes } from './envelopes.ts';
import { catchUp } from './catchUp.ts';
import { envelopeLarge, envelopeSizes } from './envelopeSizes.ts';
import { relayStations } from './relayStations.ts';
import { deskWaiting } from './desk.ts';
import { figurePage } from './figures.ts';
import { ledger } from './ledger.ts';
import { ledgerMillion } from './ledgerMillion.ts';
import { counts, growth, listPage, login, pointRead, search } from './lists.ts';
import { type Result } from './measure.ts';
import { migrating } from './migrating.ts';
import { needToKnow } from './needToKnow.ts';
import { pageHead } from './pageHead.ts';
import { pdfSignatures } from './pdfSignatures.ts';
import { manyReaders } from './readers.ts';
import { registerThousand } from './registering.ts';
import { submissionImport, submissions } from './submissions.ts';
import { signIn } from './signIn.ts';
import { coldStart } from './window.ts';
import { bulkImport, entriesOf, singleCommit } from './writes.ts';

/**
 * `npm run bench -- [--rows N] [--only NAME] [--keep DIR] [--json]`: the product's own modules against plain counterparts in the
 * same run. `--keep` names a folder whose rows stay for the next run (a million take a quarter of an hour). The table goes to standard error, the JSON array to standard output. A benchmark reports, it never fails.
 */
const DEFAULT_ROWS = 100_000;

interface Bench {
  readonly run: (pair: Pair, rows: number) => Result[] | Promise<Result[]>;
  /** the lines that it prints */
  readonly makes: readonly string[];
  /** takes minutes: runs only where `--only` names it */
  readonly byName?: boolean;
}

/** In order: everything that reads comes after the import that wrote the rows. */
const ON_ROWS: readonly Bench[] = [
  { run: login, makes: ['login-list-counts', 'login-list-counts-time'] },
  { run: listPage, makes: ['inbox-page', 'list-page'] },
  { run: growth, makes: ['inbox-page-growth', 'list-page-growth', 'counts-growth'] },
  { run: counts, makes: ['counts', 'counts-overdue'] },
  { run: pointRead, makes: ['point-read'] },
  { run: search, makes: ['search-repeated', 'search-first', 'search-p99'] },
  { run: singleCommit, makes: ['single-commit'] },
  { run: ledger, makes: ['ledger-verify', 'ledger-append', 'ledger-hash'] },
  {
    run: backups,
    makes: ['unlock', 'backup-copy', 'backup-make', 'backup-verify', 'backup-restore', 'key-change'],
  },
];
const BY_IMPORT = ['bulk-import'];
const WITHOUT_ROWS: readonly Bench[] = [
  {
    run: needToKnow,
    makes: [
      ...['often', 'seldom'].flatMap((who) =>
        ['list', 'inbox', 'counts', 'overdue'].map((what) => `know-${what}-${who}`),
      ),
      'know-change-200-readers',
    ],
  },
  { run: ledgerMillion, makes: ['ledger-million'] },
  { run: migrating, makes: ['migrate', 'migrate-copy'] },
  { run: figurePage, makes: ['figures-page', 'figures-page-time'] },
  { run: deskWaiting, makes: ['desk-3000-time', 'desk-3000'] },
  { run: registerThousand, makes: ['register-1000'] },
  { run: manyReaders, makes: ['open-200-readers', 'open-200-readers-first'] },
  {
    run: attachments,
    makes: ['attachment-import', 'attachment-open', 'attachment-first-byte', 'attachment-memory'],
  },
  { run: envelopes, makes: ['envelope-seal-open', 'envelope-seal-open-time'] },
  { run: envelopeSizes, makes: ['envelope-file-1kb', 'envelope-file-1mb', 'envelope-file-50mb'] },
  { run: envelopeLarge, makes: ['envelope-file-500mb', 'envelope-age-500mb'], byName: true },
  { run: catchUp, makes: ['catch-up-5000', 'catch-up-5000-each'], byName: true },
  {
    run: relayStations,
    makes: ['relay-3000-connect', 'relay-3000-memory', 'relay-3000-messages'],
    byName: true,
  },
  {
    run: submissions,
    makes: [
      ...['case-duplicates', 'case-duplicates-time', 'case-duties', 'case-desk'],
      ...['case-replay', 'case-replay-page', 'case-replay-page-worst'],
    ],
  },
  {
    run: submissionImport,
    makes: ['case-import-look-time', 'case-import', 'case-import-row', 'case-import-task'],
  },
  { run: pdfSignatures, makes: ['pdf-signatures', 'pdf-signatures-time', 'pdf-signatures-form'] },
  { run: pageHead, makes: ['page-head-text', 'page-head-scan', 'page-head-scan-time'] },
  { run: signIn, makes: ['sign-in'] },
  { run: coldStart, makes: ['window-cold-start', 'window-vault-answers'] },
];

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(rows: number, only: string | null, kept: string | null): Promise<Result[]> {
  const wanted = (makes: readonly string[]): boolean =>
    only === null || makes.some((name) => name.startsWith(only));
  const results: Result[] = [];
  const pair = openPair(kept);
  const note = (fresh: readonly Result[]): void =>
    report(
      results,
      fresh.filter((line) => wanted([line.name])),
    );
  const take = async (benches: readonly Bench[]): Promise<void> => {
    for (const bench of benches) {
      if (!wanted(bench.makes) || (bench.byName === true && only === null)) continue;
      try {
        note(await bench.run(pair, rows));
      } catch (error) {
        // What cannot run here (no screen, no Electron) is said and left out; the other lines still count.
        say(
          `${bench.makes.join(', ')}: not measured: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  };
  try {
    if (wanted([...BY_IMPORT, ...ON_ROWS.flatMap((bench) => bench.makes)])) {
      note(fillBoth(pair, rows));
      await take(ON_ROWS);
    }
    await take(WITHOUT_ROWS);
  } finally {
    pair.remove();
  }
  return results;
}

/** The rows of both sides and what writing them took; rows that a kept folder has already are not written again. */
function fillBoth(pair: Pair, rows: number): Result[] {
  const there = Math.min(...[pair.ours, pair.anchor].map(({ db }) => entriesOf(db)));
  if (there > 0 && there < rows) throw new Error(`the kept folder has only ${there} rows`);
  if (there === 0) say(`importing ${rows.toLocaleString('en')} documents on both sides …`);
  const imported = there === 0 ? bulkImport(pair, rows) : [];
  fillWide(pair.anchor, rows);
  return imported;
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
  options: {
    rows: { type: 'string' },
    only: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean' },
  },
  strict: true,
});
const rows = Number(values.rows ?? DEFAULT_ROWS);
if (!Number.isSafeInteger(rows) || rows < 1_000) throw new Error('--rows: a number of 1000 or more');
say(
  `${'name'.padEnd(24)} ${'rows'.padStart(8)} ${'ours'.padStart(9)} ${'anchor'.padStart(9)} ${'unit'.padEnd(8)} ${'ratio'.padStart(9)}  hold`,
);
const results = await run(rows, values.only ?? null, values.keep ?? null);
if (values.json === true) process.stdout.write(`${JSON.stringify(results)}\n`);
