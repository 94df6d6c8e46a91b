// Which tests a change touches: the rule of `npm test -- --changed`, without a look at the disk.
import path from 'node:path';

/** Where the integration tests of a folder lie that has another name. */
const ELSEWHERE = {
  people: ['administration', 'session'],
  policy: ['administration'],
  provision: ['administration'],
  support: ['administration', 'vault'],
  incidents: ['vault'],
  directory: ['keys'],
  workers: ['crypto', 'attachments'],
  inspections: ['audit'],
  zip: ['archive', 'reports'],
  destruction: ['protection'],
  initiatives: ['submissions'],
  units: ['figures', 'plan'],
  settings: ['administration', 'session'],
  rules: ['administration', 'submissions'],
  accounts: ['administration', 'session'],
  disk: ['backup', 'session'],
  envelopes: ['exchange'],
  examine: ['vault', 'backup'],
  installing: ['updates', 'administration'],
  knowing: ['access', 'documents', 'search', 'protection'],
  peers: ['keys', 'exchange'],
  printedBooks: ['registers', 'reports'],
  printing: ['registers', 'reports', 'submissions'],
  shown: ['search', 'documents'],
  tables: ['documents', 'registers', 'initiatives', 'protection'],
};
/** Folders of the product whose tests have one folder. */
const WHOLE = [
  ['electron/reader/', 'reader'],
  ['electron/signer/', 'tokens'],
  ['electron/vault/reader/', 'reader'],
  ['electron/egress/timeStamp', 'stamps'],
  ['electron/egress/', 'relay'],
  ['electron/vault/exchange/relay/', 'relay'],
  ['build/relay/', 'relay'],
  ['electron/cli/', 'cli'],
];
/** What a person does on most days, where anything of the window or of its doors changed. */
export const BROWSER_SMOKE = ['test/e2e/firstRun.spec.ts', 'test/e2e/mainJob.spec.ts'];
const WINDOW = /^(?:renderer|electron\/(?:main|preload)|shared\/ipc)\//;

const isIntegration = (file) => /^test\/integration\/.*\.test\.tsx?$/.test(file);
const isBrowser = (file) => /^test\/(?:e2e|page)\/.*\.spec\.tsx?$/.test(file);
/** The check sees these: format, lint, types, unit tests. */
const NEEDS_NO_MORE = /^(?:test\/unit\/|build\/docs\/|renderer\/i18n\/|shared\/words\/|out\/)|\.md$/;

/** The folders of test/integration that belong to a file of the product. */
function foldersOf(file) {
  const whole = WHOLE.filter(([folder]) => file.startsWith(folder)).map(([, name]) => name);
  if (whole.length > 0) return whole;
  const [, room] = /^electron\/vault\/([^/]+)\//.exec(file) ?? [];
  const [, named] = /^shared\/(?:domain|ipc\/contract)\/([^/.]+)/.exec(file) ?? [];
  const name = room ?? named;
  if (name === undefined) return file.startsWith('electron/vault/') ? ['vault'] : [];
  return [name, ...(ELSEWHERE[name] ?? [])];
}

/** What a file imports by a relative path, as paths of the project. */
function importsOf(file, text) {
  const found = [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)];
  return found.map(([, to]) => path.posix.join(path.posix.dirname(file), to));
}

/**
 * @param changed paths of changed files, from the root
 * @param sources text of each file under test/ that is there, by its path
 * @returns `integration` and `browser`: test files to run; `unchosen`: changed files that no test was chosen for
 */
export function chooseTests(changed, sources) {
  const imports = new Map(Object.entries(sources).map(([file, text]) => [file, importsOf(file, text)]));
  // what tests share: a file of it that imports a changed one counts as changed; kept with what changed in truth
  const touched = new Map(changed.map((file) => [file, new Set([file])]));
  const supports = [...imports].filter(([file]) => /^test\/(?:support|flows)\//.test(file));
  const becauseOf = (files) => files.flatMap((one) => [...(touched.get(one) ?? [])]);
  for (let before = -1; before !== touched.size;) {
    before = touched.size;
    for (const [file, to] of supports) {
      const because = becauseOf(to.filter((one) => one.startsWith('test/')));
      if (because.length > 0) touched.set(file, new Set([...(touched.get(file) ?? []), ...because]));
    }
  }
  const chosen = new Set();
  const answered = new Set();
  const choose = (test, because) => {
    chosen.add(test);
    for (const one of because) answered.add(one);
  };
  const tests = [...imports].filter(([file]) => isIntegration(file) || isBrowser(file));
  for (const [test, to] of tests) {
    const because = becauseOf([test, ...to]);
    if (because.length > 0) choose(test, because);
    if (!isIntegration(test)) continue;
    const folder = test.split('/')[2];
    const ofFolder = changed.filter((file) => foldersOf(file).includes(folder));
    if (ofFolder.length > 0) choose(test, ofFolder);
  }
  for (const [test] of tests.filter(([file]) => isBrowser(file))) {
    const folder = `renderer/features/${path.posix.basename(test).split('.')[0]}/`;
    const ofFeature = changed.filter((file) => file.startsWith(folder));
    if (ofFeature.length > 0) choose(test, ofFeature);
  }
  const ofWindow = changed.filter((file) => WINDOW.test(file) && !NEEDS_NO_MORE.test(file));
  if (ofWindow.length > 0) for (const test of BROWSER_SMOKE) if (test in sources) choose(test, ofWindow);
  return {
    integration: [...chosen].filter(isIntegration).toSorted(),
    browser: [...chosen].filter(isBrowser).toSorted(),
    unchosen: changed.filter((file) => !answered.has(file) && !NEEDS_NO_MORE.test(file)).toSorted(),
  };
}

/**
 * What `npm test` was asked for.
 * @returns `{ since: null }` for everything, `{ since: REF }` for what changed since; `{ refused }` with the reason
 */
export function readTestArguments(args) {
  let since = null;
  for (const argument of args) {
    const asked = /^--changed(?:=(\w[\w/.~^@-]*))?$/.exec(argument);
    if (asked === null) return { refused: argument };
    since = asked[1] ?? 'HEAD';
  }
  return { since };
}
