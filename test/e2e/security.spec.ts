import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { HOST_FUNCTIONS } from '../../shared/ipc/channels.ts';
import { CSP } from '../../electron/main/hardening/csp.ts';
import {
  afterLock,
  answerDialogs,
  launch,
  type Launched,
  newUserData,
  ROOT,
  sandboxFlags,
} from '../flows/support/launch.ts';
import { pidsOf } from '../flows/support/processes.ts';

declare global {
  interface Window {
    readonly anThu?: Bridge;
  }
}

let run: Launched;

test.beforeAll(async () => {
  run = await launch();
  await run.page.waitForLoadState('load');
});
test.afterAll(async () => run.app.close());

const pids = (kind: string): Promise<number[]> => pidsOf(run.app, kind);

test('the page has no Node and sees one frozen bridge of plain functions', async () => {
  const seen = await run.page.evaluate(() => {
    const bridge = window.anThu as unknown as Record<string, unknown>;
    const shape = (value: object): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          typeof member === 'object' && member !== null ? shape(member as object) : typeof member,
        ]),
      );
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
        (name) => name in window,
      ),
      shape: shape(bridge),
      frozen: [Object.isFrozen(bridge), Object.isFrozen(bridge['host'])],
      replaced: Reflect.set(window, 'anThu', {}) && window.anThu !== (bridge as unknown as Bridge),
    };
  });
  expect(seen).toEqual({
    node: [],
    shape: {
      call: 'function',
      on: 'function',
      host: Object.fromEntries(HOST_FUNCTIONS.map((name) => [name, 'function'])),
    },
    frozen: [true, true],
    replaced: false,
  });
});

test('the bridge lives in a world of its own', async () => {
  const info = await run.page.evaluate(async () => {
    const push = Array.prototype.push;
    const then = Promise.prototype.then;
    Array.prototype.push = () => {
      throw new Error('reached');
    };
    Object.defineProperty(Object.prototype, 'kind', { value: 'poisoned', configurable: true });
    try {
      return await window.anThu?.host.info();
    } finally {
      Array.prototype.push = push;
      Promise.prototype.then = then;
      delete (Object.prototype as { kind?: string }).kind;
    }
  });
  expect(info).toMatchObject({ platform: process.platform, vault: 'office' });
});

test('renderer and vault run in processes of their own; the renderer under seccomp', async () => {
  const [renderer] = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  );
  // the vault's process starts with the window's first question to it
  await expect.poll(() => pids('an-thu-vault')).toHaveLength(1);
  const vault = await pids('an-thu-vault');
  expect(renderer).not.toBe(vault[0]);
  expect(await pids('an-thu-egress')).toEqual([]);
  const preferences = await run.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  if (process.platform === 'linux') {
    // as root the tests must switch Chromium's sandbox off: then 0 is what they see, and they say so
    const status = readFileSync(`/proc/${renderer}/status`, 'utf8');
    expect(/^Seccomp:\t(\d)/m.exec(status)?.[1]).toBe(sandboxFlags().length > 0 ? '0' : '2');
  }
});

test('every file comes with exactly the content policy', async () => {
  const headers = await run.page.evaluate(async () => {
    const reply = await fetch('app://bundle/index.html');
    return Object.fromEntries(reply.headers.entries());
  });
  expect(headers).toMatchObject({ 'content-security-policy': CSP, 'x-content-type-options': 'nosniff' });
});

test("the policy stops a script's own attempts", async () => {
  const stopped = await run.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const element = document.createElement('div');
    const attempt = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const sinks = [
      attempt(() => (element.innerHTML = '<b>x</b>')),
      attempt(() => document.createElement('script').setAttribute('src', 'https://x.invalid/a.js')),
      attempt(() => ((document.createElement('script') as HTMLScriptElement).text = '1')),
      attempt(() => new Worker('data:text/javascript,1')),
    ];
    const image = new Image();
    image.src = 'https://x.invalid/a.png';
    const style = document.createElement('style');
    style.textContent = 'body{display:none}';
    document.head.append(style);
    const inline = document.createElement('p');
    inline.setAttribute('style', 'color:red');
    await new Promise((resolve) => setTimeout(resolve, 300));
    style.remove();
    return { sinks, violations: [...new Set(violations)].sort() };
  });
  expect(stopped.sinks).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  expect(stopped.violations).toEqual(
    expect.arrayContaining(['img-src', 'require-trusted-types-for', 'style-src-elem']),
  );
});

test('nothing outside the bundle can be fetched', async () => {
  const outcomes = await run.page.evaluate(async () => {
    const addresses = [
      'https://example.invalid/',
      'http://127.0.0.1:9/',
      'file:///etc/passwd',
      'app://other/index.html',
      'app://bundle/..%2f..%2fpackage.json',
      'app://bundle/%2e%2e/package.json',
      'app://bundle/none.js',
    ];
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          (reply) => reply.status,
          () => 'failed',
        ),
      ),
    );
  });
  expect(outcomes).toEqual(['failed', 'failed', 'failed', 'failed', 400, 404, 404]);
  const posted = await run.page.evaluate(() =>
    fetch('app://bundle/index.html', { method: 'POST' }).then(
      (reply) => reply.status,
      () => 'failed',
    ),
  );
  expect(posted).toBe(405);
});

test('the page can neither leave, nor open a window, nor hold a guest', async () => {
  const before = run.page.url();
  const opened = await run.page.evaluate(() => String(window.open('app://bundle/index.html')));
  await run.page.evaluate(() => {
    window.location.href = 'https://x.invalid/';
  });
  await run.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://x.invalid/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    const form = document.createElement('form');
    form.method = 'post';
    form.action = 'app://bundle/index.html';
    document.body.append(form);
    form.submit();
    form.remove();
  });
  const guest = await run.page.evaluate(() => {
    const view = document.createElement('webview') as HTMLElement & { getWebContentsId?: unknown };
    document.body.append(view);
    const kind = typeof view.getWebContentsId;
    view.remove();
    return kind;
  });
  expect([opened, guest]).toEqual(['null', 'undefined']);
  await expect.poll(() => run.page.url()).toBe(before);
  expect(await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is refused', async () => {
  const answers = await run.page.evaluate(async () => {
    const name = (error: unknown): string => (error as Error).name;
    const media = await (navigator.mediaDevices
      ? navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', name)
      : Promise.resolve('absent'));
    const place = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    );
    const notice = await Notification.requestPermission();
    const clipboard = await navigator.clipboard.readText().then(() => 'granted', name);
    const workers = await ('serviceWorker' in navigator
      ? navigator.serviceWorker.register('app://bundle/assets/x.js').then(
          () => 'granted',
          () => 'refused',
        )
      : Promise.resolve('refused'));
    return { media, place, notice, clipboard, workers };
  });
  expect(answers.media).toMatch(/^(NotAllowedError|NotFoundError|absent)$/);
  expect(answers).toMatchObject({
    place: 'denied',
    notice: 'denied',
    clipboard: 'NotAllowedError',
    workers: 'refused',
  });
});

test('the router refuses what no page may ask', async () => {
  const codes = await run.page.evaluate(async () => {
    const call = window.anThu?.call as unknown as (
      op: unknown,
      input: unknown,
    ) => Promise<{ ok: boolean; error?: { code: string } }>;
    const attempts: [unknown, unknown][] = [
      ['people.drop', {}],
      ['__proto__', {}],
      ['attachments.stagePath', { path: '/etc/passwd' }],
      ['vault.lock', {}],
      ['exchange.confirmSending', { ref: '0'.repeat(32) }],
      ['people.list', { more: 'a'.repeat(1_100_000) }],
      ['people.list', new Map()],
      ['people.list', {}],
    ];
    const replies = [];
    for (const [op, input] of attempts) replies.push((await call(op, input)).error?.code);
    return replies;
  });
  expect(codes).toEqual([
    'unknown-operation',
    'unknown-operation',
    'not-for-window',
    'not-for-window',
    'not-for-window',
    'too-large',
    'bad-input',
    expect.stringMatching(/^vault-(absent|locked)$/),
  ]);
});

test('a flood of calls is answered with `busy` and the window lives on', async () => {
  const counts = await run.page.evaluate(async () => {
    const bridge = window.anThu as Bridge;
    const replies = await Promise.all(Array.from({ length: 1500 }, () => bridge.call('vault.inspect', {})));
    return replies.filter((reply) => !reply.ok && reply.error.code === 'busy').length;
  });
  expect(counts).toBeGreaterThan(300);
  await expect
    .poll(() => run.page.evaluate(async () => (await window.anThu?.call('vault.inspect', {}))?.ok))
    .toBe(true);
});

test('copied text goes when the station locks; a foreign text survives', async () => {
  const read = (): Promise<string> => run.app.evaluate(({ clipboard }) => clipboard.readText());
  await run.page.evaluate(() => window.anThu?.host.copyText('47-CV/ĐU'));
  expect(await read()).toBe('47-CV/ĐU');
  run = {
    ...run,
    page: await afterLock(run.app, () => run.page.evaluate(() => window.anThu?.host.lock('hand'))),
  };
  await expect.poll(read).toBe('');
  await run.page.evaluate(() => window.anThu?.host.copyText('của ta'));
  await run.app.evaluate(({ clipboard }) => clipboard.writeText('của người khác'));
  run = {
    ...run,
    page: await afterLock(run.app, () => run.page.evaluate(() => window.anThu?.host.lock('hand'))),
  };
  expect(await read()).toBe('của người khác');
});

test('every window is kept out of screenshots: the one that stands, and the one that prints', async () => {
  // this Electron can't be asked (isContentProtected is newer), and Linux protects nothing: the wish itself is caught
  await run.app.evaluate(({ BrowserWindow }) => {
    const seen = globalThis as unknown as { asked?: Record<number, boolean> };
    if (seen.asked) return; // this may be asked twice
    const asked: Record<number, boolean> = {};
    const set = BrowserWindow.prototype.setContentProtection;
    BrowserWindow.prototype.setContentProtection = function protect(on: boolean): void {
      asked[this.id] = on;
      set.call(this, on);
    };
    seen.asked = asked;
  });
  const asked = (): Promise<Record<number, boolean>> =>
    run.app.evaluate(() => (globalThis as unknown as { asked: Record<number, boolean> }).asked);

  run = {
    ...run,
    page: await afterLock(run.app, () => run.page.evaluate(() => window.anThu?.host.lock('hand'))),
  };
  const [main] = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ id }) => id),
  );
  expect(await asked()).toEqual({ [String(main)]: true });

  // the page is drawn in a window of its own; the system's dialog stays shut
  await run.app.evaluate(({ app }) =>
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => done?.(false, 'no printer');
    }),
  );
  const reply = await run.page.evaluate(() =>
    window.anThu?.host.printFirstPassphrases('Thử', [
      { fullName: 'Người Thử', position: 'Thử', username: 'thu', passphrase: 'một hai ba' },
    ]),
  );
  expect(reply).toEqual({ ok: true, value: { printed: false } });
  const windows = await asked();
  expect(Object.keys(windows)).toHaveLength(2);
  expect(Object.values(windows)).toEqual([true, true]);
});

test('locking ends the vault process and the renderer, and starts fresh ones', async () => {
  const renderer = (): Promise<number | undefined> =>
    run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = [await renderer(), (await pids('an-thu-vault'))[0]];
  run = {
    ...run,
    page: await afterLock(run.app, () => run.page.evaluate(() => window.anThu?.host.lock('hand'))),
  };
  await run.page.evaluate(() => window.anThu?.call('vault.inspect', {}));
  const after = [await renderer(), (await pids('an-thu-vault'))[0]];
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  for (const pid of before) expect(() => process.kill(pid as number, 0)).toThrow(); // gone, both
  expect(run.page.url()).toBe('app://bundle/#locked');
});

test('a vault process that dies is replaced, and the page with it', async () => {
  const [pid] = await pids('an-thu-vault');
  const page = await afterLock(run.app, async () => process.kill(pid as number, 'SIGKILL'));
  run = { ...run, page };
  expect(page.url()).toBe('app://bundle/#gone');
  const reply = await page.evaluate(() => window.anThu?.call('vault.inspect', {}));
  expect(reply?.ok).toBe(true);
  expect((await pids('an-thu-vault'))[0]).not.toBe(pid);
});

/** These two read what only their system has. */
const onLinux = process.platform === 'linux' ? test : null;
const onPosix = process.platform === 'win32' ? null : test;

onLinux?.('the vault inherits no environment to steer it', async () => {
  const [pid] = await pids('an-thu-vault');
  const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .map((entry) => entry.split('=')[0]);
  for (const name of ['NODE_OPTIONS', 'HOME', 'PATH', 'LD_PRELOAD', 'HTTP_PROXY', 'DISPLAY'])
    expect(names).not.toContain(name);
});

test('dialogs answer for folders and files; a cancelled one is no error', async () => {
  await answerDialogs(run.app, []);
  const cancelled = await run.page.evaluate(async () => [
    await window.anThu?.host.pickFiles(),
    await window.anThu?.host.exchangeRead(),
    await window.anThu?.host.chooseScanFolder(),
  ]);
  expect(cancelled).toEqual([
    { ok: true, value: [] },
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
});

test('a second start brings the first window forward, says so, opens nothing and leaves', async () => {
  const electron = await run.app.evaluate(() => process.execPath);
  const second = spawn(
    electron,
    [...sandboxFlags(), `--user-data-dir=${run.userData}`, ROOT, '--evil=1', '/etc/passwd'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  second.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => second.once('close', resolve));
  expect(code).toBe(0);
  expect(said).toContain(`already open with the data in ${run.userData}`);
  expect(await pids('an-thu-vault')).toHaveLength(1);
  expect(await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

onPosix?.('files of the program are the owner’s alone; no crash dump, no dictionary, no cookie', async () => {
  const open: string[] = [];
  const names: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const at = path.join(folder, entry.name);
      names.push(path.relative(run.userData, at));
      if (entry.isDirectory()) walk(at);
      if (entry.isFile() && (statSync(at).mode & 0o077) !== 0) open.push(at);
    }
  };
  walk(run.userData);
  expect(open).toEqual([]);
  expect(names.filter((name) => /\.dmp$|\.bdic$|^Cookies/.test(name))).toEqual([]);
  expect(
    await run.app.evaluate(
      async ({ session }) => (await session.fromPartition('an-thu').cookies.get({})).length,
    ),
  ).toBe(0);
});

test('a damaged preference file keeps no one out', async () => {
  const userData = newUserData();
  writeFileSync(path.join(userData, 'may-tram.json'), '{"vault":');
  const other = await launch({ userData });
  expect(await other.page.evaluate(() => window.anThu?.host.info())).toMatchObject({
    vault: 'office',
    locale: 'vi',
  });
  await other.app.close();
});
