// Times from the start of the process to a page that is there to be used: the product's unlock screen with its field
// enabled, and an empty window of the same Electron. Run by test/bench/window.ts as a process of its own; prints one JSON object.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { _electron } from '@playwright/test';

const [root = '', vaultDir = '', rounds = '5'] = process.argv.slice(2);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'an-thu-cold-'));
// Chromium refuses to start as root with its sandbox on; both sides are started in the same way.
const flags = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];

function emptyApp() {
  const dir = path.join(scratch, 'empty');
  const main = `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));
    app.on('window-all-closed', () => app.quit());`;
  return {
    dir,
    files: {
      'package.json': '{"name":"empty","main":"main.js"}',
      'main.js': main,
      'index.html': '<main><h1>.</h1></main>',
    },
  };
}

async function start(app, round) {
  const isOurs = app === root;
  const userData = path.join(scratch, `data-${path.basename(app)}-${round}`);
  if (isOurs) cpSync(vaultDir, path.join(userData, 'kho'), { recursive: true });
  const begun = performance.now();
  const running = await _electron.launch({
    args: [...flags, `--user-data-dir=${userData}`, app],
    cwd: app,
    chromiumSandbox: flags.length === 1,
  });
  const page = await running.firstWindow();
  // looked for at every frame: a locator waits longer and longer between two looks
  const wanted = isOurs ? 'input[type="password"]:enabled' : 'h1';
  await page.waitForFunction((css) => document.querySelector(css)?.checkVisibility(), wanted, {
    polling: 'raf',
  });
  const ms = performance.now() - begun;
  if (isOurs && round !== 'warm') {
    await page.evaluate(() => window.anThu.call('vault.inspect', {}));
    taken.answered.push(performance.now() - begun);
  }
  await running.close();
  return ms;
}

const { dir, files } = emptyApp();
mkdirSync(dir);
for (const [name, body] of Object.entries(files)) writeFileSync(path.join(dir, name), body);
const taken = { ours: [], answered: [], anchor: [] };
try {
  await start(dir, 'warm');
  await start(root, 'warm');
  for (let round = 0; round < Number(rounds); round += 1) {
    taken.ours.push(await start(root, round));
    taken.anchor.push(await start(dir, round));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(taken));
