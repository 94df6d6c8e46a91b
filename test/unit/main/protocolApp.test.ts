import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CSP } from '../../../electron/main/hardening/csp.ts';
import { appHandler, locate } from '../../../electron/main/hardening/protocolApp.ts';

let root = '';
beforeAll(() => {
  const outer = mkdtempSync(path.join(os.tmpdir(), 'an-thu-bundle-'));
  root = path.join(outer, 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'index.html'), '<p>trang</p>');
  writeFileSync(path.join(root, 'assets/a-B_1.js'), '1');
  writeFileSync(path.join(outer, 'outside.js'), 'SECRET');
  writeFileSync(path.join(root, '.hidden.js'), 'SECRET');
});

const get = (address: string, method = 'GET'): Promise<Response> =>
  appHandler(root)({ url: address, method } as Request);

describe('app:// handler', () => {
  it('serves the page with its policy and its type', async () => {
    const reply = await get('app://bundle/');
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe('<p>trang</p>');
    expect(reply.headers.get('content-security-policy')).toBe(CSP);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('serves a script whatever query or fragment follows', async () => {
    const reply = await get('app://bundle/assets/a-B_1.js?v=1#x');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
  });

  it.each([
    ['app://bundle/..%2foutside.js', 'GET', 400],
    ['app://bundle/%2e%2e/outside.js', 'GET', 404], // the URL itself takes the dots away
    ['app://bundle/..%5coutside.js', 'GET', 400],
    ['app://bundle/assets/..%2f..%2foutside.js', 'GET', 400],
    ['app://bundle/%00index.html', 'GET', 400],
    ['app://bundle/index.html::$DATA', 'GET', 400],
    ['app://bundle/C:/x.js', 'GET', 400],
    ['app://bundle/.hidden.js', 'GET', 400],
    ['app://bundle/%E0%A4%A', 'GET', 400],
    ['app://bundle/assets/', 'GET', 404],
    ['app://bundle/none.js', 'GET', 404],
    ['app://bundle/data.sqlite', 'GET', 404],
    ['app://other/index.html', 'GET', 403],
    ['app://bundle.evil/index.html', 'GET', 403],
    ['app://bundle:80/index.html', 'GET', 403],
    ['app://user@bundle/index.html', 'GET', 403],
    ['file:///etc/passwd', 'GET', 403],
    ['https://bundle/index.html', 'GET', 403],
    ['app://bundle/index.html', 'POST', 405],
    ['app://bundle/index.html', 'HEAD', 405],
    ['not an address', 'GET', 400],
  ])('%s by %s → %i, with the policy and without a body', async (address, method, status) => {
    const reply = await get(address, method);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-security-policy')).toBe(CSP);
    expect(await reply.text()).toBe('');
  });

  it('never names a file outside the bundle (random addresses)', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '..%2f',
      '%5c..',
      '%00',
      'assets',
      'a.js',
      '//',
      '\\',
      'C:',
      '~',
      '%252e%252e',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', '%2f', '%5c'), (parts, join) => {
        const found = locate('/srv/bundle', 'GET', `app://bundle/${parts.join(join)}`);
        return !found.ok || found.file.startsWith('/srv/bundle/');
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a resource from memory only under a well-formed address of our own', async () => {
    const handler = appHandler(root, (name) =>
      name === '/print/job.json' ? { body: Buffer.from('{}'), type: 'application/json' } : null,
    );
    const ask = (url: string): Promise<Response> => handler({ url, method: 'GET' } as Request);
    expect(await (await ask('app://bundle/print/job.json')).text()).toBe('{}');
    expect((await ask('app://other/print/job.json')).status).toBe(403);
  });
});
