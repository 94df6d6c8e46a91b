import http from 'node:http';
import { app, powerMonitor } from 'electron';
import type { Main } from '../../electron/main/compose.ts';
import type { Station } from '../../electron/main/station/station.ts';
import { CSP, SECURITY_HEADERS } from '../../electron/main/hardening/csp.ts';
import { answer, type FromMemory, type PageHandler } from '../../electron/main/hardening/protocolApp.ts';
import { TRAINING_PASSPHRASE } from '../../shared/domain/training.ts';
import type { Output } from '../../shared/ipc/contract.ts';

/** What `npm run dev` makes of the workshop's host. */
interface DevelopmentRun {
  readonly servePage: (fromMemory?: FromMemory) => PageHandler;
  /** Opens the training vault (makes it first where it must) and lets the page be loaded. */
  begin(main: Pick<Main, 'station' | 'window'>): Promise<void>;
}

/**
 * The product's policy and nothing beside it but a nonce, new at every start: React's hook into the page is an inline
 * script, and a style sheet that is replaced while the page stands is a `<style>`. There is no socket to let through: the
 * page hears of changes under its own origin (hotLine.ts).
 */
const developmentPolicy = (nonce: string): string =>
  CSP.replace(/(?:script|style)-src 'self'/g, `$& 'nonce-${nonce}'`);

const said = (text: string): boolean => process.stderr.write(`${text}\n`);

/**
 * @param argv of this process: `--served-from=http://127.0.0.1:PORT/#NONCE`, and `--as=USERNAME` for the vault
 * @returns null for a page test, which has neither
 */
export function developmentRun(argv: readonly string[]): DevelopmentRun | null {
  const given = (name: string): string | null =>
    argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
  const from = given('served-from');
  if (from === null) return null;
  const server = new URL(from);
  const headers = { ...SECURITY_HEADERS, 'content-security-policy': developmentPolicy(server.hash.slice(1)) };
  let begun = (): void => undefined;
  const ready = new Promise<void>((resolve) => (begun = resolve));

  app.once('browser-window-created', (_event, window) => {
    window.setSize(1366, 768);
    window.center();
  });
  return {
    servePage:
      (fromMemory = () => null) =>
      async (request) => {
        const { pathname, search } = new URL(request.url);
        const memory = fromMemory(pathname);
        if (memory) return answer(memory.body, memory.type);
        await ready;
        const body = request.method === 'POST' ? await request.text() : null;
        const { signal } = request;
        const got = await fetch(new URL(pathname + search, server), { method: request.method, body, signal });
        const type = got.headers.get('content-type') ?? 'application/octet-stream';
        return new Response(got.body, { status: got.status, headers: { ...headers, 'content-type': type } });
      },
    async begin({ station, window }) {
      await app.whenReady();
      hearServer(new URL('/@host', server), () => window.current()?.webContents.reload());
      powerMonitor.getSystemIdleTime = () => 0; // nobody is locked out of a vault of invented data
      const username = given('as');
      if (username !== null) await enterTraining(station, username);
      begun();
    },
  };
}

/** A long answer: what comes in it asks for the page anew; it ends when another host takes this one's place, or the server is gone. */
function hearServer(address: URL, loadAgain: () => void): void {
  const leave = (): void => app.quit();
  http.get(address, (answer) => answer.on('data', loadAgain).on('close', leave)).on('error', leave);
}

/** Opens the training vault as this person. One that can't be opened (of another schema, cut off) is made again, once. */
async function enterTraining(station: Station, username: string): Promise<void> {
  const known = await station.choose('training');
  let failure = known.ok && known.value.vaults.training ? await unlock(station, username) : 'absent';
  // of two runs at once the second must not take the vault from under the first
  if (failure !== null && failure !== 'vault-in-use') {
    said(`Making the training vault (${failure}) …`);
    if (failure !== 'absent') await station.removeTraining(true);
    const made = await station.createTraining();
    failure = made.ok ? await unlock(station, username) : made.error.code;
  }
  if (failure === null) return;
  said(`The training vault can't be opened as ${username}: ${failure}`);
  app.exit(1);
}

async function unlock(station: Station, username: string): Promise<string | null> {
  const found = await station.ask('vault.inspect', {});
  if (found.ok && (found.value as Output<'vault.inspect'>).state === 'unlocked') return null;
  const opened = await station.ask('vault.unlock', { username, passphrase: TRAINING_PASSPHRASE });
  return opened.ok ? null : opened.error.code;
}
