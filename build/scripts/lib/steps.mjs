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

const prettier = [bin('prettier/bin/prettier.cjs')];
const prettierCache = ['--cache', '--cache-location', cache('prettier'), '--log-level', 'warn'];
/** Only the rules that need types; its checker is the native one, eight times faster than typescript-eslint's. */
const oxlint = [bin('oxlint/bin/oxlint'), '--type-aware', '-c', config('oxlint.json')];
const TYPED = ['electron', 'renderer', 'shared', 'test', 'build/relay'];
const eslint = [bin('eslint/bin/eslint.js'), '--config', config('eslint.config.js'), '--max-warnings', '0'];

/** Formats every file in place (`npm run check -- --fix`). */
export const formatArgs = [...prettier, ...prettierCache, '--write', '.'];
/** Lint with the mistakes mended that the rules can mend themselves. */
export const lintFixArgs = [...eslint, '--fix', ...SOURCES];

/** `args` are arguments for Node, `env` what the step has beside the environment of all. */
export const checkSteps = [
  {
    name: 'lint',
    args: [
      ...eslint,
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      cache('eslint'),
      ...SOURCES,
    ],
  },
  { name: 'unit tests', args: vitestArgs('unit'), report: 'unit' },
  {
    name: 'import rules',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      config('dependencyCruiser.mjs'),
      ...SOURCES,
    ],
  },
  { name: 'dead code', args: [bin('knip/bin/knip.js'), '--config', config('knip.json'), '--no-progress'] },
  { name: 'lint with types', args: [...oxlint, ...TYPED], env: { GOMAXPROCS: '1' } }, // one checker too
  { name: 'types', args: typesOf(inRoot('tsconfig.json'), 'types') },
  { name: 'types, Electron 33', args: typesOf(config('tsconfig.electron33.json'), 'types33') },
  { name: 'format', args: [...prettier, ...prettierCache, '--check', '.'] },
  { name: 'colours', args: [inRoot('build/scripts/lib/colours.mjs')] },
];
