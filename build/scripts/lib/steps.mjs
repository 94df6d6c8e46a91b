// The steps of `npm run check`: name, command, in the order in which they are started (the longest first).
import { inRoot } from './paths.mjs';
import { vitestArgs } from './runners.mjs';

const bin = (name) => inRoot('node_modules', name);
const config = (name) => inRoot('build/config', name);
const cache = (name) => inRoot('out/.cache', name);
const SOURCES = ['electron', 'renderer', 'shared', 'test', 'build'];
/**
 * What has not changed since the last check is not checked again. One checker: each further one works the types of
 * the contract out anew, which doubles the work and takes the other cores from the other steps.
 */
const typesOf = (project, name) => [
  ...[bin('typescript-7/bin/tsc'), '--pretty', 'false', '--checkers', '1', '-p', project],
  ...['--incremental', '--tsBuildInfoFile', cache(`${name}.tsbuildinfo`)],
];

const oxfmt = [bin('oxfmt/bin/oxfmt'), '-c', inRoot('.oxfmtrc.json')];
/** Its checker is the native one; one of it, as for `typesOf`. */
const oxlint = [bin('oxlint/bin/oxlint'), '--type-aware', '-c', inRoot('oxlint.config.mjs')];
const oneChecker = { GOMAXPROCS: '1' };

/** Formats every file in place (`npm run check -- --fix`). */
export const formatArgs = [...oxfmt, '.'];
/** Lint with the mistakes mended that the rules can mend themselves. */
export const lintFixArgs = [...oxlint, '--fix', ...SOURCES];

/** Memory for time while it starts from nothing: a garbage collection less costs some hundred MB. */
const spacious = { GOGC: '400' };

/** `args` are arguments for Node, `env` what the step has beside the environment of all. */
export const checkSteps = [
  { name: 'unit tests', args: vitestArgs('unit'), report: 'unit' },
  { name: 'lint', args: [...oxlint, ...SOURCES], env: { ...oneChecker, ...spacious } },
  { name: 'types', args: typesOf(inRoot('tsconfig.json'), 'types'), env: spacious },
  {
    name: 'import rules',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', config('dependencyCruiser.mjs')],
      ...['--cache', cache('importRules'), '--cache-strategy', 'content'],
      ...SOURCES,
    ],
  },
  {
    name: 'dead code',
    args: [
      bin('knip/bin/knip.js'),
      ...['--config', config('knip.json'), '--no-progress', '--cache', '--cache-location', cache('knip')],
    ],
  },
  // what speaks with Electron; the rest knows nothing of it
  { name: 'types, Electron 33', args: typesOf(config('tsconfig.electron33.json'), 'types33') },
  { name: 'format', args: [...oxfmt, '--list-different', '.'] },
  { name: 'colours', args: [inRoot('build/scripts/lib/colours.mjs')] },
];
