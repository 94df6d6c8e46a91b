import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page, test } from '@playwright/test';
import { useOwnDisplay } from './oneRun.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** the data folder of this run; a second launch with it finds the same vaults */
  readonly userData: string;
  /** what the program and Chromium wrote, for the sweep of secrets */
  readonly output: () => string;
}

export interface LaunchOptions {
  readonly userData?: string;
  readonly args?: readonly string[];
}

export const newUserData = (): string => mkdtempSync(path.join(os.tmpdir(), 'an-thu-e2e-'));

/** Chromium refuses to start as root with its sandbox on; everyone else runs with it. Only the tests know. */
export const sandboxFlags = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

useOwnDisplay();

/**
 * Less for the processor to do than a person's window has: nothing moves, and its memory is tidied seldom and by one
 * thread. A test's pages are short, the machine is full, and what several threads agree on is time of another test.
 */
const ON_PAGE_LEVEL = [
  '--force-prefers-reduced-motion',
  '--js-flags=--single-threaded-gc --min-semi-space-size=64 --max-semi-space-size=64 --initial-heap-size=600',
];

/** Whether the vault is in the process of the window's host, or the application is as it is started. */
export const onPageLevel = (): boolean => test.info().project.name === 'page';

/** Starts the built application in a data folder of its own and waits for its window. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const { userData = newUserData(), args = [] } = options;
  const whole = !onPageLevel();
  const app = await _electron.launch({
    args: [
      ...sandboxFlags(),
      '--disable-gpu',
      ...(whole ? [] : ON_PAGE_LEVEL),
      `--user-data-dir=${userData}`,
      ...args,
      whole ? ROOT : path.join(ROOT, 'out/workshop/index.js'),
    ],
    cwd: ROOT,
    chromiumSandbox: sandboxFlags().length === 0, // Playwright's own default would switch it off
  });
  const written: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  }
  askAgain(app);
  return { app, page: await app.firstWindow(), userData, output: () => written.join('') };
}

/**
 * V8's inspector holds the promise of an answer weakly: a collection before it is read ends the call with "Resulting
 * promise was garbage collected", and no answer. While much is being loaded that happens several times in a row, so
 * the question is put again after a pause. What the tests ask may be done twice.
 */
function askAgain(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>;
  const patient = async (...given: unknown[]): Promise<unknown> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await ask(...given);
      } catch (cause) {
        if (tried === 20 || !String(cause).includes('garbage collected')) throw cause;
        await setTimeout(25 * tried);
      }
    }
  };
  Object.defineProperty(app, 'evaluate', { value: patient });
}

/**
 * Does what locks the station and returns the page of the fresh window. The old window is destroyed, so the
 * act itself may end with "closed".
 */
export async function afterLock(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const fresh = app.waitForEvent('window');
  await act().catch(() => undefined);
  const page = await fresh;
  await page.waitForLoadState('domcontentloaded');
  return page;
}

/** The system's dialogs can't be driven: the next ones answer with these paths (none: cancelled). */
export async function answerDialogs(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const canceled = given.length === 0;
    dialog.showOpenDialog = async () => ({ canceled, filePaths: [...given] });
    dialog.showSaveDialog = async () => ({ canceled, filePath: given[0] ?? '' });
  }, paths);
}
