import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

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

/** Starts the built application in a data folder of its own and waits for its window. */
export async function launch({ userData = newUserData(), args = [] }: LaunchOptions = {}): Promise<Launched> {
  const app = await _electron.launch({
    args: [...sandboxFlags(), '--disable-gpu', `--user-data-dir=${userData}`, ...args, ROOT],
    cwd: ROOT,
    chromiumSandbox: sandboxFlags().length === 0, // Playwright's own default would switch it off
  });
  const written: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  }
  return { app, page: await app.firstWindow(), userData, output: () => written.join('') };
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

/**
 * Asks the main process. Node's inspector sometimes collects the promise of an answer before it is read ("Resulting
 * promise was garbage collected"): nothing was answered then, so the question is put once more.
 */
export async function inMain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (!String(cause).includes('garbage collected')) throw cause;
    return ask();
  }
}
