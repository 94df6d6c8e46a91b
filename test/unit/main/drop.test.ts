import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropActs } from '../../../electron/main/station/dropActs.ts';
import type { AskVault } from '../../../electron/main/station/askVault.ts';
import { judgeDrop } from '../../../electron/main/station/dropPlace.ts';

const places = { own: ['/data/an-thu/kho'], chosen: new Set(['/home/huong/Van ban']) };

describe('a file that was dropped on the window', () => {
  it.each([
    ['/home/huong/.ssh/id_ed25519', 'linux'],
    ['/home/huong/Van ban/.giau/a.pdf', 'linux'],
    ['/etc/hostname', 'linux'],
    ['/proc/self/environ', 'linux'],
    ['/var/lib/x.db', 'linux'],
    ['/data/an-thu/kho/vault.json', 'linux'],
    ['/data/an-thu/kho', 'linux'],
    ['/data/an-thu/kho-sao-luu/a', 'linux'],
    ['/data/an-thu/kho.moi/vault.db', 'linux'],
    ['Van ban/a.pdf', 'linux'],
    ['/Library/Keychains/x', 'darwin'],
    ['C:\\Windows\\System32\\config\\SAM', 'win32'],
    ['C:\\Users\\huong\\AppData\\Roaming\\x', 'win32'],
    ['C:\\ProgramData\\x', 'win32'],
    ['C:\\Users\\huong\\.ssh\\id_rsa', 'win32'],
  ] as const)('%s is refused', (file, platform) => expect(judgeDrop(file, places, platform)).toBe('refuse'));

  it.each([
    ['/home/huong/Van ban/a.pdf', 'linux', 'take'],
    ['/home/huong/Van ban/2026/a.pdf', 'linux', 'ask'],
    ['/home/huong/Tai ve/a.pdf', 'linux', 'ask'],
    ['/run/media/huong/USB/a.pdf', 'linux', 'ask'],
    ['/data/an-thu/khoa/a.pdf', 'linux', 'ask'],
    ['D:\\Van ban\\a.pdf', 'win32', 'ask'],
  ] as const)('%s on %s: %s', (file, platform, verdict) =>
    expect(judgeDrop(file, places, platform)).toBe(verdict),
  );

  describe('as main takes it', () => {
    let folder: string;
    beforeEach(() => {
      folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-drop-')));
      for (const name of ['kho', 'tai-lieu']) fs.mkdirSync(path.join(folder, name));
      fs.writeFileSync(path.join(folder, 'kho/vault.json'), '{}');
      fs.writeFileSync(path.join(folder, 'tai-lieu/a.pdf'), 'a');
      fs.writeFileSync(path.join(folder, 'tai-lieu/b.pdf'), 'b');
      fs.symlinkSync(path.join(folder, 'kho/vault.json'), path.join(folder, 'tai-lieu/la.pdf'));
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    const station = (scanFolder: string | null, yes: boolean) => {
      const [questions, staged]: [string[], string[]] = [[], []];
      const acts = dropActs({
        ask: (() => Promise.resolve({ ok: true, value: { scanFolder } })) as unknown as AskVault,
        dialogs: { confirm: (question) => Promise.resolve(questions.push(question.detail) > 0 && yes) },
        locale: () => 'vi',
        own: () => [path.join(folder, 'kho')],
        stage: (paths) => {
          staged.push(...paths);
          return Promise.resolve({ ok: true, value: [] });
        },
      });
      const drop = (...names: string[]) => acts.dropFiles(names.map((name) => path.join(folder, name)));
      return { ...acts, drop, questions, staged };
    };

    it('asks once for a folder, names the files, and takes nothing upon a no', async () => {
      const no = station(null, false);
      expect(await no.drop('tai-lieu/a.pdf')).toEqual({ ok: true, value: [] });
      expect(no.questions[0]).toContain('a.pdf');
      expect(no.staged).toEqual([]);
      const yes = station(null, true);
      await yes.drop('tai-lieu/a.pdf');
      await yes.drop('tai-lieu/b.pdf');
      expect(yes.questions).toHaveLength(1);
      expect(yes.staged.map((file) => path.basename(file))).toEqual(['a.pdf', 'b.pdf']);
    });

    it('takes at once what lies where a dialog was, or where the scans are', async () => {
      const picked = station(null, false);
      picked.from([path.join(folder, 'tai-lieu/b.pdf')]);
      await picked.drop('tai-lieu/a.pdf');
      const scans = station(path.join(folder, 'tai-lieu'), false);
      await scans.drop('tai-lieu/a.pdf');
      expect([...picked.questions, ...scans.questions]).toEqual([]);
      expect([picked.staged.length, scans.staged.length]).toEqual([1, 1]);
    });

    it('looks through a link, and refuses all when one is of the vault', async () => {
      const { drop, staged, questions } = station(path.join(folder, 'tai-lieu'), true);
      const refusal = { ok: false, error: { code: 'file-not-from-there' } };
      expect(await drop('tai-lieu/a.pdf', 'tai-lieu/la.pdf')).toMatchObject(refusal);
      expect(await drop('kho/vault.json')).toMatchObject(refusal);
      expect(await drop('tai-lieu/khong-co.pdf')).toMatchObject({ error: { code: 'file-unreadable' } });
      expect([staged, questions]).toEqual([[], []]);
    });
  });
});
