import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { QUIET_SWITCHES, silenceChromium } from '../../../electron/main/boot/switches.ts';
import { isProtectionEffective, protectContent } from '../../../electron/main/hardening/contentProtection.ts';
import { CSP, SECURITY_HEADERS } from '../../../electron/main/hardening/csp.ts';
import { holdContents } from '../../../electron/main/hardening/navigation.ts';
import { denyPermissions, permits } from '../../../electron/main/hardening/permissions.ts';
import { mayRequest, takeOffline } from '../../../electron/main/hardening/sessionOffline.ts';
import { printPreferences, webPreferences } from '../../../electron/main/hardening/webPreferences.ts';

/** Records what an installer set on a session or on contents, to be called back in the test. */
function recorder(): { target: never; set: Map<string, unknown[]> } {
  const set = new Map<string, unknown[]>();
  const target = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === 'webRequest') return target;
        return (...args: unknown[]) => {
          const key = name === 'on' ? `on:${String(args[0])}` : String(name);
          set.set(key, name === 'on' ? args.slice(1) : args);
          return Promise.resolve();
        };
      },
    },
  );
  return { target: target as never, set };
}

describe('preferences of the window', () => {
  it('are exactly these', () => {
    expect(webPreferences({ preload: '/p.cjs', packaged: true })).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      webgl: false,
      plugins: false,
      navigateOnDragDrop: false,
      enableDeprecatedPaste: false,
      autoplayPolicy: 'document-user-activation-required',
      disableBlinkFeatures: 'Auxclick',
      partition: 'an-thu',
      preload: '/p.cjs',
      devTools: false,
    });
  });

  it('are frozen, in memory only, and give development tools to unpackaged runs alone', () => {
    const preferences = webPreferences({ preload: '/p.cjs', packaged: false });
    expect(Object.isFrozen(preferences)).toBe(true);
    expect(preferences.devTools).toBe(true);
    expect(preferences.partition).not.toMatch(/^persist:/);
  });

  it('give the print window no bridge and no development tools', () => {
    expect(printPreferences()).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    expect(printPreferences()).not.toHaveProperty('preload');
    expect(printPreferences().partition).not.toBe(webPreferences({ preload: '', packaged: true }).partition);
  });
});

describe('content policy', () => {
  it('is exactly this', () => {
    expect(CSP).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "object-src 'none'; require-trusted-types-for 'script'; trusted-types pdf-worker",
    );
    expect(SECURITY_HEADERS['content-security-policy']).toBe(CSP);
    expect(SECURITY_HEADERS['x-content-type-options']).toBe('nosniff');
  });
});

describe('permissions', () => {
  /** Every permission that the installed Electron knows; a new one in an upgrade is seen here. */
  const names = (file: string): string[] => {
    const types = readFileSync(
      new URL(`../../../node_modules/${file}/electron.d.ts`, import.meta.url),
      'utf8',
    );
    const line = /setPermissionRequestHandler\(handler:.*/.exec(types)?.[0] ?? '';
    return [...line.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
  };

  it.each(['electron', 'electron-33'])('of %s are all denied', (file) => {
    expect(names(file).length).toBeGreaterThan(12);
    for (const name of names(file)) expect(permits(name)).toBe(false);
  });

  it('are denied on request, on check, for devices and for screen capture', () => {
    const { target, set } = recorder();
    denyPermissions(target);
    const granted: unknown[] = [];
    const [request] = set.get('setPermissionRequestHandler') as [
      (c: null, p: string, cb: (g: boolean) => void) => void,
    ];
    request(null, 'media', (given) => granted.push(given));
    const [check] = set.get('setPermissionCheckHandler') as [(c: null, p: string) => boolean];
    granted.push(check(null, 'clipboard-read'));
    const [device] = set.get('setDevicePermissionHandler') as [() => boolean];
    granted.push(device());
    const [display] = set.get('setDisplayMediaRequestHandler') as [
      (r: null, cb: (streams: object) => void) => void,
    ];
    display(null, (streams) => granted.push(Object.keys(streams).length));
    expect(granted).toEqual([false, false, false, 0]);
  });
});

describe('navigation', () => {
  it('is prevented in every form, and no window opens', () => {
    const { target, set } = recorder();
    holdContents(target);
    const events = [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'page-title-updated',
    ];
    for (const name of events) {
      let prevented = false;
      const [listener] = set.get(`on:${name}`) as [(event: { preventDefault(): void }) => void];
      listener({ preventDefault: () => (prevented = true) });
      expect({ name, prevented }).toEqual({ name, prevented: true });
    }
    const [open] = set.get('setWindowOpenHandler') as [(details: object) => unknown];
    expect(open({ url: 'app://bundle/' })).toEqual({ action: 'deny' });
    expect(set.get('setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp']);
  });
});

describe('session without a network', () => {
  it.each([
    ['app://bundle/index.html', true],
    ['blob:app://bundle/0b1c', true],
    ['app://bundle.evil/x', false],
    ['app://other/x', false],
    ['https://example.invalid/', false],
    ['http://127.0.0.1:1/', false],
    ['ws://127.0.0.1:1/', false],
    ['file:///etc/passwd', false],
    ['blob:https://example.invalid/1', false],
    ['data:text/html,x', false],
    ['devtools://devtools/x', false],
    ['', false],
  ])('%s → %s', (address, allowed) => expect(mayRequest(address, false)).toBe(allowed));

  it('knows the development tools in development only', () =>
    expect(mayRequest('devtools://devtools/x', true)).toBe(true));

  it('cancels requests and downloads, has a dead proxy and no spelling', () => {
    const { target, set } = recorder();
    takeOffline(target, { packaged: true });
    const answers: boolean[] = [];
    const [before] = set.get('onBeforeRequest') as [
      (d: { url: string }, cb: (a: { cancel: boolean }) => void) => void,
    ];
    for (const url of ['https://example.invalid/', 'app://bundle/a.js'])
      before({ url }, ({ cancel }) => answers.push(cancel));
    expect(answers).toEqual([true, false]);
    let prevented = false;
    const [download] = set.get('on:will-download') as [(event: { preventDefault(): void }) => void];
    download({ preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(set.get('setProxy')).toMatchObject([
      { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9' },
    ]);
    expect(set.get('setSpellCheckerEnabled')).toEqual([false]);
    expect(String(set.get('setSpellCheckerDictionaryDownloadURL'))).toMatch(/^app:\/\//);
  });
});

describe('switches of Chromium', () => {
  it('are appended each with its value', () => {
    const appended: string[][] = [];
    silenceChromium({ appendSwitch: (...given: string[]) => void appended.push(given) });
    expect(appended).toEqual(QUIET_SWITCHES.map((entry) => [...entry]));
    expect(appended.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'disable-background-networking',
        'disable-component-update',
        'disable-domain-reliability',
        'disable-breakpad',
      ]),
    );
  });
});

describe('protection of the window', () => {
  it('is switched on, and claimed only where it works', () => {
    const asked: boolean[] = [];
    protectContent({ setContentProtection: (on) => void asked.push(on) });
    expect(asked).toEqual([true]);
    expect((['win32', 'darwin', 'linux'] as const).map(isProtectionEffective)).toEqual([true, false, false]);
  });
});
