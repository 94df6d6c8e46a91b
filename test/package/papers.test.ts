import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFallbackDist, preparedElectron } from '../../build/scripts/lib/electron.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const papers = path.join(root, 'dist/linux-unpacked/licences');

interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope: string;
  readonly hashes?: readonly { alg: string; content: string }[];
  readonly licenses: readonly unknown[];
}

describe('what lies beside the packaged program', () => {
  it('is a bill of materials made from the lockfile: what is shipped, at which version, with which hash', () => {
    const bill = JSON.parse(fs.readFileSync(path.join(papers, 'sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
      specVersion: string;
      components: Component[];
    };
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6']);
    const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; integrity?: string }>;
    };
    const named = (name: string) => bill.components.find((one) => one.name === name);
    for (const name of [
      'react',
      'zod',
      'pdfjs-dist',
      '@node-rs/argon2',
      'better-sqlite3-multiple-ciphers',
      'koffi',
    ]) {
      expect(named(name), name).toMatchObject({
        scope: 'required',
        version: lock.packages[`node_modules/${name}`]?.version,
      });
      const integrity = lock.packages[`node_modules/${name}`]?.integrity ?? '';
      const hex = Buffer.from(integrity.split('-')[1] ?? '', 'base64').toString('hex');
      expect(named(name)?.hashes).toEqual([{ alg: 'SHA-512', content: hex }]);
    }
    for (const name of ['vitest', 'oxlint', 'typescript', '@playwright/test'])
      expect(named(name)?.scope, name).toBe('excluded');
    expect(bill.components.every(({ licenses }) => licenses.length > 0)).toBe(true);
  });

  it('holds the text of each licence', () => {
    const text = fs.readFileSync(path.join(papers, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of ['react ', 'zod ', 'pdfjs-dist ', 'better-sqlite3-multiple-ciphers '])
      expect(text).toContain(`\n${name}`);
    expect(fs.existsSync(path.join(root, 'dist/linux-unpacked/LICENSES.chromium.html'))).toBe(true);
  });
});

describe('a package for users', () => {
  it('is never made with the stand-in Electron', () => {
    const config = path.join(root, 'build/config/electron-builder.config.mjs');
    const { status, stderr } = spawnSync(process.execPath, [config], {
      encoding: 'utf8',
      env: { ...process.env, AN_THU_SMOKE: '0' },
    });
    const isStandIn = isFallbackDist(preparedElectron());
    expect(status === 0).toBe(!isStandIn);
    if (isStandIn) expect(stderr).toContain('stand-in Electron is never packaged for users');
  });

  it('and one for development are never installed beside each other: both bring the same starter', async () => {
    const { makeDeb } = await import('../../build/scripts/lib/deb.mjs');
    const { debNames } = await import('../../build/scripts/lib/pack.mjs');
    const unpacked = fs.mkdtempSync(path.join(root, 'out/deb-names-'));
    const app = { name: 'an-thu-thu', version: '0.0.1', productName: 'Thử', author: 'A <a@b.invalid>' };
    fs.writeFileSync(path.join(unpacked, 'an-thu'), '#!/bin/sh\n', { mode: 0o755 });
    const made = [false, true].map((development) =>
      makeDeb(debNames({ ...app, description: 'x' }, { development }), unpacked),
    );
    try {
      const told = made.map((file) =>
        execFileSync('dpkg-deb', ['-f', file, 'Package', 'Conflicts', 'Replaces'], { encoding: 'utf8' }),
      );
      expect(told).toEqual([
        // the release takes the place of a development package, never the other way round
        'Package: an-thu-thu\nConflicts: an-thu-thu-development\nReplaces: an-thu-thu-development\n',
        'Package: an-thu-thu-development\nConflicts: an-thu-thu\n',
      ]);
    } finally {
      for (const file of [unpacked, ...made]) fs.rmSync(file, { recursive: true, force: true });
    }
  });

  it('as a .deb starts without core files and with files for its owner alone', async () => {
    const { makeDeb } = await import('../../build/scripts/lib/deb.mjs');
    const unpacked = fs.mkdtempSync(path.join(root, 'out/deb-test-'));
    fs.writeFileSync(path.join(unpacked, 'an-thu'), '#!/bin/sh\nulimit -c\numask\n', { mode: 0o777 });
    fs.writeFileSync(path.join(unpacked, 'chrome-sandbox'), '', { mode: 0o755 });
    const app = {
      name: 'an-thu-test',
      version: '0.0.1',
      productName: 'Thử',
      author: 'A <a@b.invalid>',
      description: 'x',
    };
    const file = makeDeb(app, unpacked);
    try {
      const listed = execFileSync('dpkg-deb', ['-c', file], { encoding: 'utf8' });
      expect(listed).toMatch(/-rwxr-xr-x root\/root .*\.\/opt\/an-thu-test\/an-thu\n/);
      const out = path.join(unpacked, 'x');
      execFileSync('dpkg-deb', ['-x', file, out]);
      const starter = fs.readFileSync(path.join(out, 'usr/bin/an-thu'), 'utf8');
      const here = starter.replace('/opt/an-thu-test', path.join(out, 'opt/an-thu-test'));
      expect(execFileSync('sh', ['-c', here], { encoding: 'utf8' })).toBe('0\n0077\n');
    } finally {
      fs.rmSync(unpacked, { recursive: true, force: true });
      fs.rmSync(file, { force: true });
    }
  });
});
