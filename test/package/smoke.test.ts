import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Browser } from '@playwright/test';
import { afterAll, describe, expect, it } from 'vitest';
import { FUSES } from '../../build/config/fuses.mjs';
import { listAsar } from '../../build/scripts/lib/asarFile.mjs';
import { connectToWindow } from '../support/connectToWindow.mjs';

// The package as electron-builder made it (`node build/scripts/pack.mjs --smoke`): a release bundle but for three
// switches it accepts so that it can be driven here.
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'dist/linux-unpacked');
const executable = path.join(folder, 'an-thu');
const asar = path.join(folder, 'resources/app.asar');
const temporary: string[] = [];

const EXIT_REFUSED = 78;
/** Chromium will not run as root with its sandbox on. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function userData(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-package-'));
  temporary.push(made);
  return made;
}

afterAll(() => {
  for (const made of temporary) fs.rmSync(made, { recursive: true, force: true });
});

/** Starts the package and waits until it ends by itself. */
function runToEnd(
  args: readonly string[],
  env: Record<string, string> = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    executable,
    [...asRoot, `--user-data-dir=${userData()}`, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      timeout: 30_000,
    },
  );
  return { status, output: stdout + stderr };
}

interface Driven {
  readonly child: ChildProcess;
  readonly browser: Browser;
}

/** Starts the package with a debugging port of its own choice and connects to it. */
async function drive(env: Record<string, string> = {}): Promise<Driven> {
  const args = [...asRoot, '--remote-debugging-port=0', `--user-data-dir=${userData()}`];
  const child = spawn(executable, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let written = '';
    child.stderr.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
      const match = /DevTools listening on (ws:\S+)/.exec(written);
      if (match?.[1]) resolve(match[1]);
    });
    child.once('exit', (code) => reject(new Error(`the package ended with ${code}: ${written}`)));
  });
  return { child, browser: await connectToWindow(address) };
}

async function stop({ child, browser }: Driven): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await browser.close();
  child.kill('SIGTERM');
  const timer = delay(10_000, 'late', { ref: false });
  if ((await Promise.race([ended, timer])) === 'late') child.kill('SIGKILL');
}

async function firstPage({ browser }: Driven) {
  const context = browser.contexts()[0];
  if (!context) throw new Error('no browser context');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

describe('what is in the package', () => {
  it('has exactly the fuses of the table', async () => {
    const wire = await getCurrentFuseWire(executable);
    const position = (name: string): FuseV1Options => {
      const key = name.replace(/^enable/, '').replace(/^./, (letter) => letter.toUpperCase());
      const known = Object.entries(FuseV1Options).find(([option]) => option.replace(/^Enable/, '') === key);
      if (!known) throw new Error(`no fuse called ${name}`);
      return known[1] as FuseV1Options;
    };
    for (const [name, isOn] of Object.entries(FUSES)) {
      expect([name, wire[position(name)]]).toEqual([name, isOn ? FuseState.ENABLE : FuseState.DISABLE]);
    }
  });

  it('holds the product and nothing of its sources, tests, maps or tools', () => {
    const files = listAsar(asar);
    for (const wanted of [
      '/package.json',
      '/out/main/index.js',
      '/out/main/vault.js',
      '/out/main/signer.js',
      '/node_modules/koffi/index.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
    ]) {
      expect(files).toContain(wanted);
    }
    const unwanted = files.filter((file) =>
      /\.(map|ts|tsx|cpp|hpp|c|h)$|^\/(test|build|electron|renderer|shared)\//.test(file),
    );
    expect(unwanted).toEqual([]);
    const modules = new Set(
      files.map((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean),
    );
    expect(
      [...modules].filter(
        (name) =>
          !/^(@node-rs|@node-rs\/.*|better-sqlite3-multiple-ciphers|koffi|@koromix|@koromix\/.*)$/.test(
            String(name),
          ),
      ),
    ).toEqual([]);
  });

  it('keeps nothing of the Electron that it was made from', () => {
    for (const name of ['.prepared', 'resources/default_app.asar', 'resources/app']) {
      expect(fs.existsSync(path.join(folder, name))).toBe(false);
    }
  });
});

describe('switches and variables', () => {
  const REFUSED = [
    '--js-flags=--expose-gc',
    '--disable-web-security',
    '--allow-running-insecure-content',
    '--ignore-certificate-errors',
    '--proxy-server=127.0.0.1:1',
    '--host-rules=MAP * 127.0.0.1',
    '--load-extension=/tmp',
    '--remote-debugging-pipe',
    '--inspect=9339',
    '--wait-for-debugger-children',
  ];
  it.each(REFUSED)('%s is refused before anything is opened', (argument) => {
    const { status, output } = runToEnd([argument]);
    const name = argument.slice(2).split('=', 1)[0];
    expect({ status, said: /refused to start with "(.*)"/.exec(output)?.[1] }).toEqual({
      status: EXIT_REFUSED,
      said: name,
    });
  });

  it('ELECTRON_RUN_AS_NODE does not make a Node of it', () => {
    const { output } = runToEnd(['-e', 'console.log("ran" + 7)'], { ELECTRON_RUN_AS_NODE: '1' });
    expect(output).not.toContain('ran7');
  });
});

describe('the running package', () => {
  it('shows its window, has no Node in the page, ignores NODE_OPTIONS and SIGUSR1', async () => {
    const trace = path.join(userData(), 'trace');
    const hook = path.join(userData(), 'hook.cjs');
    fs.writeFileSync(hook, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'x');`);
    const driven = await drive({ NODE_OPTIONS: `--require=${hook}` });
    try {
      const page = await firstPage(driven);
      await page.getByRole('button').first().waitFor();
      expect(page.url()).toMatch(/^app:\/\/bundle\//);
      expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(
        Array.from({ length: 4 }, () => 'undefined'),
      );
      expect(fs.existsSync(trace)).toBe(false);
      // Node would open its inspector on this signal; without one the system's default is to end the process
      const ended = new Promise((resolve) => driven.child.once('exit', (_code, signal) => resolve(signal)));
      driven.child.kill('SIGUSR1');
      expect(await ended).toBe('SIGUSR1');
      expect(await canConnect(9229)).toBe(false);
    } finally {
      await stop(driven);
    }
  });
});
