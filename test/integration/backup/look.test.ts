import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultFolder } from '../../../electron/vault/backup/places.ts';
import { callerOf, createTestVault, serviceFor, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS; // of one day the rotation keeps one

describe('the list of backups at the door', () => {
  let vault: TestVault;
  let now = TEST_NOW_MS;
  let second = '';
  const names: Record<'daily' | 'tried' | 'stick', string> = { daily: '', tried: '', stick: '' };
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'], nowMs: () => now });
    second = path.join(path.dirname(vault.dir), 'o-roi');
    fs.mkdirSync(second);
    const admin = await vault.as('quantri');
    const { targetId } = await admin.ok('backup.setFolder', { path: second, kind: 'second' });
    names.daily = (await admin.ok('backup.create', { targetId: 'first', why: 'daily' })).name;
    now += DAY_MS;
    names.tried = (await admin.ok('backup.create', { targetId: 'first' })).name;
    await admin.ok('backup.test', { targetId: 'first', name: names.tried });
    now += MINUTE_MS;
    names.stick = (await admin.ok('backup.create', { targetId })).name;
    await vault.close();
    fs.writeFileSync(path.join(vault.dir, 'vault.json'), 'hỏng');
  }, 180_000);
  afterAll(() => vault.remove());

  const look = async (dir: string, folder: string | null) => {
    const service = serviceFor(dir, () => now);
    const found = await callerOf(service).ok('backup.look', { path: folder, known: folder === null });
    await service.close();
    return found;
  };
  const shown = ({ sets }: Awaited<ReturnType<typeof look>>) =>
    sets.map(({ name, place, why, tested }) => [name, place.kind, why, tested]);

  it('shows every place of the vault, the newest first, each told apart from the others', async () => {
    const found = await look(vault.dir, null);
    expect(shown(found)).toEqual([
      [names.stick, 'second', 'manual', null],
      [names.tried, 'first', 'manual', 'good'],
      [names.daily, 'first', 'daily', null],
    ]);
    expect(found.sets[0]?.place.folder).toBe(second);
    expect(found.sets.every(({ bytes }) => (bytes ?? 0) > 4096)).toBe(true);
    expect(found.absent).toEqual([]);
  });

  it('names a medium that is not in the machine, and shows the others all the same', async () => {
    fs.renameSync(second, `${second}-rut-ra`);
    try {
      const found = await look(vault.dir, null);
      expect(shown(found).map(([name]) => name)).toEqual([names.tried, names.daily]);
      expect(found.absent).toEqual([{ kind: 'second', folder: second }]);
    } finally {
      fs.renameSync(`${second}-rut-ra`, second);
    }
  });

  it('knows from the medium alone how a backup came to be, where no vault is left', async () => {
    const nowhere = path.join(path.dirname(vault.dir), 'may-khac');
    expect(shown(await look(nowhere, second))).toEqual([[names.stick, 'chosen', 'manual', null]]);
    // of an earlier one the later one tells that it was tried
    fs.cpSync(defaultFolder(vault.dir), second, { recursive: true });
    expect(shown(await look(nowhere, second))).toContainEqual([names.tried, 'chosen', 'manual', 'good']);
  });

  it('keeps two copies of one backup apart', async () => {
    const { sets } = await look(vault.dir, null);
    const copies = sets.filter(({ name }) => name === names.tried);
    expect(copies.map(({ place }) => place.kind).sort()).toEqual(['first', 'second']);
    expect(new Set(sets.map(({ key }) => key)).size).toBe(sets.length);
  });
});
