import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const executable = path.join(root, 'dist/linux-unpacked/an-thu');

/** Making a network namespace needs a right that not every machine gives. */
const permitted = spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
const inNetwork = (...args: string[]) =>
  spawnSync('unshare', ['-n', ...args], { encoding: 'utf8', timeout: 120_000, cwd: root });

interface Counted {
  readonly packets: number;
  readonly datagrams: number;
}

describe(
  permitted ? 'in a network namespace' : 'in a network namespace: NOT PERMITTED on this machine',
  () => {
    it('the whole application sends nothing, and the counter counts', { timeout: 150_000 }, () => {
      if (!permitted) return expect(permitted).toBe(false);
      const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-net-'));
      try {
        const helper = path.join(root, 'test/support/inEmptyNetwork.mjs');
        const { stdout, stderr } = inNetwork(process.execPath, helper, executable, userData);
        expect(stdout, stderr).not.toBe('');
        const { tried, before, after, control } = JSON.parse(stdout) as {
          tried: string[];
          before: Counted;
          after: Counted;
          control: Counted;
        };
        expect(tried).toEqual(['rejected', 'rejected', 'rejected']);
        expect(after).toEqual(before);
        expect(control.packets).toBeGreaterThan(after.packets);
      } finally {
        fs.rmSync(userData, { recursive: true, force: true });
      }
    });

    it(
      'a station that forbids networks unlocks, and does not where a way leads out',
      { timeout: 150_000 },
      () => {
        if (!permitted) return expect(permitted).toBe(false);
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-route-'));
        try {
          fs.writeFileSync(path.join(folder, 'office.json'), JSON.stringify(OFFICE));
          fs.writeFileSync(path.join(folder, 'pass'), PASSPHRASES, { mode: 0o600 });
          const dir = path.join(folder, 'kho');
          const cli = (...args: string[]): string =>
            [
              process.execPath,
              'out/main/cli.js',
              ...args,
              '--dir',
              dir,
              '--passphrase-file',
              path.join(folder, 'pass'),
            ]
              .map((word) => `'${word}'`)
              .join(' ');
          const made = inNetwork(
            'sh',
            '-c',
            cli('vault', 'create', '--input', path.join(folder, 'office.json')),
          );
          expect(JSON.parse(made.stdout)).toMatchObject({ ok: true });
          const call = cli('call', 'vault.session', '--user', 'quantri');
          expect(JSON.parse(inNetwork('sh', '-c', `ip link set lo up; ${call}`).stdout)).toMatchObject({
            ok: true,
          });
          const withRoute =
            'ip link add v0 type veth peer name v1; ip addr add 198.51.100.2/24 dev v0; ip link set v0 up; ip link set v1 up; ip route add default via 198.51.100.1';
          const refused = inNetwork('sh', '-c', `${withRoute}; ${call}`);
          expect(JSON.parse(refused.stdout), refused.stderr).toMatchObject({
            ok: false,
            error: { code: 'network-route-found' },
          });
        } finally {
          fs.rmSync(folder, { recursive: true, force: true });
        }
      },
    );
  },
);

const PASSPHRASES = JSON.stringify({
  quantri: 'cụm của quản trị đủ dài',
  vanthu: 'cụm của văn thư đủ dài',
  lanhdao: 'cụm của lãnh đạo đủ dài',
});
const OFFICE = {
  office: {
    name: 'Đảng ủy xã Thử',
    code: '000.01.02.H99',
    kind: 'party',
    superior: 'Tỉnh ủy Thử',
    symbol: 'ĐU',
    place: 'Thử',
  },
  station: { name: 'Máy độc lập', profile: 'standalone', profileGround: 'QĐ 1-QĐ/ĐU' },
  people: [
    { username: 'quantri', fullName: 'Phạm Thị Ánh', position: 'Quản trị', roles: ['admin'] },
    { username: 'vanthu', fullName: 'Nguyễn Thị Hường', position: 'Văn thư', roles: ['clerk'] },
    { username: 'lanhdao', fullName: 'Lê Đức Toản', position: 'Bí thư', roles: ['leader'] },
  ],
};
