// Electron's main process of the page tests and of `npm run dev`: the product's parts, the vault among them, in one
// process. Never in a package: no bundle of the product has it as an entry.
import path from 'node:path';
import { app } from 'electron';
import { composeMain } from '../../electron/main/compose.ts';
import type { MainWindow } from '../../electron/main/windows/mainWindow.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { version } from '../../package.json';
import { testKeyPair } from '../../test/support/keyPool.ts';
import { developmentRun } from './developmentRun.ts';
import { type Pause, vaultInProcess } from './vaultInProcess.ts';

/** Argon2 far below the product's floor: accepted only because the same floor is passed in code. */
const CHEAP = { m: 1024, t: 1, p: 1 };

process.umask(0o077);
const here = import.meta.dirname;
const pause: Pause = { until: null };
const development = developmentRun(process.argv);
const { station, window } = composeMain({
  userData: app.getPath('userData'),
  appVersion: version,
  packaged: false,
  refuseTemporary: false,
  files: {
    preload: path.join(here, '../preload/index.cjs'),
    page: path.join(here, process.argv.includes('--gallery') ? '../gallery' : '../renderer'),
    egress: path.join(here, 'egress.js'),
    reader: path.join(here, 'reader.js'),
    signer: path.join(here, 'signer.js'),
  },
  forget: () => undefined, // with the vault in it this process has what a session was about anyway
  forkVault: () =>
    vaultInProcess(
      {
        argon: { cost: CHEAP, floor: CHEAP },
        newKeyPair: testKeyPair,
      },
      pause,
    ),
  ...(development && { servePage: development.servePage }),
});

/** What the tests ask of this process (`app.evaluate`), beside what a person can do in the window. */
export interface Workshop {
  /**
   * The next person sits down: the session that ran is locked as by a person, this one is opened by the vault's own
   * operation, and the page that is loaded again finds it open.
   */
  signIn(fullName: string, passphrase: string): Promise<void>;
  /** From now on the vault answers nothing, as a large one for a while. @returns nothing; `goOn` ends it */
  hold(): void;
  goOn(): void;
}

async function ask(op: string, input: unknown): Promise<unknown> {
  const reply = await station.ask(op, input);
  if (!reply.ok) throw new Error(`${op}: ${reply.error.code}`);
  return reply.value;
}

let goOn: () => void = () => undefined;

const workshop: Workshop = {
  hold() {
    pause.until = new Promise((resolve) => {
      goOn = () => {
        pause.until = null;
        resolve();
      };
    });
  },
  goOn: () => goOn(),
  async signIn(fullName, passphrase) {
    const { replace } = window;
    const kept = window as { -readonly [K in keyof MainWindow]: MainWindow[K] };
    kept.replace = () => undefined; // the window stays: a fresh process for each person costs a test half its time
    try {
      await station.lock('hand');
      const { people } = (await ask('vault.inspect', {})) as Output<'vault.inspect'>;
      const username = people.find((person) => person.fullName === fullName)?.username;
      if (username === undefined) throw new Error(`no ${fullName} at this door`);
      await ask('vault.unlock', { username, passphrase });
    } finally {
      kept.replace = replace;
    }
    window.current()?.webContents.reload();
  },
};
Object.assign(globalThis, { workshop });
void development?.begin({ station, window });
