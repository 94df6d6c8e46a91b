import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCms } from './cms.ts';
import { evalDeadlines } from './deadlines.ts';
import { evalDispatches } from './dispatches.ts';
import { evalEdxml } from './edxml.ts';
import { evalMarks } from './marks.ts';
import { evalFileSet, evalTextSet } from './markSets.ts';
import { evalPdfSignatures } from './pdfSignatures.ts';
import { evalDue } from './due.ts';
import { evalScanMarks } from './scanMarks.ts';
import { evalReading } from './reading.ts';
import { evalAlike } from './alike.ts';
import { evalSubmissions } from './submissions.ts';
import { evalSearch } from './search.ts';

/**
 * `npm run -s eval -- COMMAND …` measures the product's own modules on labelled cases and prints one JSON
 * object (pdf-signatures: a line a signature) on standard output. Without an option it takes the samples in test/fixtures. No part of the product.
 */
type Options = Readonly<Record<string, string | undefined>>;
type Command = (options: Options) => unknown;

/** The bundle lies in the project's out/. */
const FIXTURES = path.resolve(import.meta.dirname, '../../test/fixtures');

/** What the option says (from where the command was given), or the sample of that name. */
const at = (options: Options, name: string, sample: string): string =>
  options[name] ?? path.join(FIXTURES, sample);

const COMMANDS: Readonly<Record<string, Command>> = {
  search: (options) =>
    evalSearch(at(options, 'texts', 'search/texts.tsv'), at(options, 'queries', 'search/queries.tsv')),
  deadlines: (options) => evalDeadlines(at(options, 'cases', 'calendar/deadlines.json')),
  dispatches: (options) => evalDispatches(at(options, 'dir', 'dispatches'), options['profile']),
  submissions: (options) =>
    evalSubmissions(
      at(options, 'import', 'submissions/pakn-mau.csv'),
      at(options, 'labels', 'submissions/labels.json'),
    ),
  alike: (options) => {
    const set = options['set'] ?? 'held';
    return evalAlike(
      at(options, 'matters', set === 'blind' ? 'alike/blind.json' : 'alike/matters.json'),
      set,
    );
  },
  /** `--set`: texts of a file; `--dir` with `--expected`: files, through the reader's process */
  marks: ({ set, dir, expected, at = '2026-11-30' }) => {
    if (set !== undefined) return evalTextSet(set, at);
    if (dir === undefined) return evalMarks(at);
    if (expected === undefined) throw new Error('--expected: what the files of --dir are');
    return evalFileSet(dir, expected, at);
  },
  /** `--dir` with `--expected`: scans with stamps of secrecy and urgency; what was told wrongly goes to standard error */
  scanmarks: ({ dir, expected }) => {
    if (dir === undefined || expected === undefined)
      throw new Error('--dir, --expected: scans, and what they bear');
    return evalScanMarks(dir, expected, (line) => void process.stderr.write(`${line}\n`));
  },
  reading: (options) =>
    evalReading({
      dir: at(options, 'dir', 'dispatches'),
      expected: at(options, 'expected', 'dispatches/dispatches.json'),
      office: options['office'],
      kind: options['kind'],
    }),
  due: ({ dir, expected }) => {
    if (dir === undefined || expected === undefined)
      throw new Error('--dir: a folder with PDFs and Word files; --expected: what they ask');
    return evalDue(dir, expected);
  },
  edxml: (options) => evalEdxml(at(options, 'dir', 'edxml'), at(options, 'expected', 'edxml/expected.json')),
  cms: (options) =>
    runCms({ dir: at(options, 'dir', 'cms'), expected: at(options, 'expected', 'cms/expected.json') }),
  /** a line a signature, not one object */
  'pdf-signatures': (options) => {
    if (options['dir'] === undefined) throw new Error('--dir: a folder with PDFs');
    const { dir, roots, at } = options;
    const nowMs = at === undefined ? Date.now() : Date.parse(at);
    return evalPdfSignatures({ dir, roots: roots ?? null, nowMs }, print);
  },
};

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const OPTIONS = {
  texts: { type: 'string' },
  queries: { type: 'string' },
  cases: { type: 'string' },
  dir: { type: 'string' },
  roots: { type: 'string' },
  at: { type: 'string' },
  profile: { type: 'string' },
  expected: { type: 'string' },
  import: { type: 'string' },
  labels: { type: 'string' },
  matters: { type: 'string' },
  set: { type: 'string' },
  office: { type: 'string' },
  kind: { type: 'string' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`usage: eval ${Object.keys(COMMANDS).join('|')} …\n`);
    return 2;
  }
  try {
    const { values } = parseArgs({ args: rest, options: OPTIONS, strict: true });
    const result = await command(values);
    if (result !== undefined) print(result);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
