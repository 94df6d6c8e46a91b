import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BROWSER_SMOKE, chooseTests, readTestArguments } from '../../build/scripts/lib/chooseTests.mjs';
import { testSources } from '../../build/scripts/lib/changedFiles.mjs';

const SOURCES = {
  'test/support/vault.ts': "import { createVaultService } from '../../electron/vault/service.ts';",
  'test/support/pairs.ts': "import { createTestVault } from './vault.ts';",
  'test/flows/station.ts': "import { launch } from './support/launch.ts';",
  'test/flows/support/launch.ts': '',
  'test/integration/dossiers/dossiers.test.ts': "import { createTestVault } from '../../support/vault.ts';",
  'test/integration/relay/line.test.ts': "import { serveEgress } from '../../../electron/egress/serve.ts';",
  'test/integration/exchange/travel.test.ts': "import { pair } from '../../support/pairs.ts';",
  'test/integration/search/find.test.ts': "import { fold } from '../../../shared/domain/fold.ts';",
  'test/page/books.spec.ts': "import { openStation } from '../flows/station.ts';",
  'test/e2e/firstRun.spec.ts': '',
  'test/e2e/mainJob.spec.ts': '',
  'test/e2e/memory.spec.ts': '',
};
const chosenFor = (...changed: string[]): string[] => {
  const { integration, browser } = chooseTests(changed, SOURCES);
  return [...integration, ...browser].map((file) => file.replace(/^test\//, ''));
};

describe('the tests of a change', () => {
  it.each([
    ['a room of the vault', 'electron/vault/dossiers/commands.ts', ['integration/dossiers/dossiers.test.ts']],
    [
      'a part of the contract',
      'shared/ipc/contract/dossiers.ts',
      ['integration/dossiers/dossiers.test.ts', ...BROWSER_SMOKE.map((file) => file.replace(/^test\//, ''))],
    ],
    ['what a test imports itself', 'shared/domain/fold.ts', ['integration/search/find.test.ts']],
    [
      'the relay, not the whole exchange',
      'electron/vault/exchange/relay/link.ts',
      ['integration/relay/line.test.ts'],
    ],
    ['a test', 'test/integration/search/find.test.ts', ['integration/search/find.test.ts']],
    ['what tests share', 'test/support/pairs.ts', ['integration/exchange/travel.test.ts']],
    [
      'what all of them share',
      'test/support/vault.ts',
      ['integration/dossiers/dossiers.test.ts', 'integration/exchange/travel.test.ts'],
    ],
    ['what browser tests share', 'test/flows/support/launch.ts', ['page/books.spec.ts']],
    ['a browser test', 'test/e2e/memory.spec.ts', ['e2e/memory.spec.ts']],
    ['the window', 'electron/main/index.ts', BROWSER_SMOKE.map((file) => file.replace(/^test\//, ''))],
    [
      'a feature',
      'renderer/features/books/Page.tsx',
      [...BROWSER_SMOKE.map((file) => file.replace(/^test\//, '')), 'page/books.spec.ts'],
    ],
    ['words, which the check compares', 'renderer/i18n/vi/books.ts', []],
    ['a page of words', 'build/docs/relay.md', []],
  ])('are, for %s, those', (_what, changed, wanted) => {
    expect(chosenFor(changed).toSorted()).toEqual([...wanted].toSorted());
    expect(chooseTests([changed], SOURCES).unchosen).toEqual([]);
  });

  it('name what no test was chosen for', () => {
    expect(
      chooseTests(['build/config/oxlint.mjs', 'electron/vault/dossiers/a.ts'], SOURCES).unchosen,
    ).toEqual(['build/config/oxlint.mjs']);
  });

  it('are there: the smoke, and some with a real vault for each of its files', () => {
    const sources = testSources();
    expect(BROWSER_SMOKE.filter((file) => !(file in sources))).toEqual([]);
    const files = readdirSync('electron/vault', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `electron/vault/${file.replaceAll('\\', '/')}`);
    expect(files.length).toBeGreaterThan(800);
    // the rule goes by folders: any file of one stands for all
    const folders = new Set(files.map((file) => file.slice(0, file.lastIndexOf('/'))));
    const without = [...folders].filter(
      (folder) => chooseTests([`${folder}/a.ts`], sources).integration.length === 0,
    );
    expect(without).toEqual([]);
  });
});

describe('the arguments of npm test', () => {
  it('are none, or --changed with or without a commit', () => {
    expect(readTestArguments([])).toEqual({ since: null });
    expect(readTestArguments(['--changed'])).toEqual({ since: 'HEAD' });
    expect(readTestArguments(['--changed=origin/main~2'])).toEqual({ since: 'origin/main~2' });
  });

  it.each([['--help'], ['--change'], ['--changed='], ['unit'], ['--changed=--output'], ['-h']])(
    'are refused otherwise: %s',
    (argument) => {
      expect(readTestArguments([argument])).toEqual({ refused: argument });
      expect(readTestArguments(['--changed', argument])).toEqual({ refused: argument });
    },
  );
});
