import { parseArgs } from 'node:util';
import { runCms } from './cms.ts';
import { evalDeadlines } from './deadlines.ts';
import { evalDispatches } from './dispatches.ts';
import { evalEdxml } from './edxml.ts';
import { evalSubmissions } from './submissions.ts';
import { evalSearch } from './search.ts';

/**
 * `npm run -s eval -- COMMAND …` measures the product's own modules on labelled cases and prints one JSON
 * object on standard output. No part of the product.
 */
type Options = Readonly<Record<string, string | undefined>>;
type Command = (options: Options) => unknown;

function need(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  search: (options) => evalSearch(need(options, 'texts'), need(options, 'queries')),
  deadlines: (options) => evalDeadlines(need(options, 'cases')),
  dispatches: (options) => evalDispatches(need(options, 'dir'), options['profile']),
  submissions: (options) => evalSubmissions(need(options, 'import'), need(options, 'labels')),
  edxml: (options) => evalEdxml(need(options, 'dir'), need(options, 'expected')),
  cms: (options) => runCms({ dir: need(options, 'dir'), expected: need(options, 'expected') }),
};

const OPTIONS = {
  texts: { type: 'string' },
  queries: { type: 'string' },
  cases: { type: 'string' },
  dir: { type: 'string' },
  profile: { type: 'string' },
  expected: { type: 'string' },
  import: { type: 'string' },
  labels: { type: 'string' },
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
    process.stdout.write(`${JSON.stringify(await command(values))}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
