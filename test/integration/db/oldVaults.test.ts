import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { stageText } from '../../support/backups.ts';
import { asLaterProgram } from '../../support/laterProgram.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import { callerOf, createTestVault, serviceFor, TEST_NOW_MS, TEST_PASSPHRASE } from '../../support/vault.ts';
import { dumpVault, loadVault } from '../../support/vaultDump.ts';

/** A released version leaves its dump here (`UPDATE_DUMP=1` with this file writes one of the schema of today). */
const FOLDER = path.resolve(import.meta.dirname, '../../db/vaults');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-old-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** A later program, with a made-up step behind those of today. */
beforeAll(asLaterProgram); // what it gives back, undoes it

async function writeDump(): Promise<void> {
  const vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu'] });
  const clerk = await vault.as('vanthu');
  await clerk.ok(
    'documents.registerIncoming',
    incoming({ files: [await stageText(clerk, 'tệp của bản cũ')] }),
  );
  const secret = { book: 'classified-incoming', level: 'mat', code: '11-BC/TU' } as const;
  await clerk.ok(
    'documents.registerIncoming',
    incoming({ ...secret, files: [await stageText(clerk, 'tệp mật')] }),
  );
  await clerk.ok('documents.registerOutgoing', outgoing());
  await vault.close();
  fs.mkdirSync(FOLDER, { recursive: true });
  await dumpVault(vault.dir, path.join(FOLDER, `${String(MIGRATIONS.length).padStart(4, '0')}.dump`));
  await vault.remove();
}

if (process.env['UPDATE_DUMP'] === '1') await writeDump();

const dumps = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter((name) => name.endsWith('.dump')) : [];

it('has dumps to open', () => expect(dumps.length).toBeGreaterThan(0));

it.each(dumps)(
  'a vault of schema %s opens, is brought to today, and nothing of it is lost',
  async (name) => {
    const dir = path.join(scratch, name.replace('.dump', ''));
    const dump = await loadVault(path.join(FOLDER, name), dir);
    const service = serviceFor(dir, () => TEST_NOW_MS + 24 * 3600_000);
    const clerk = callerOf(service);
    await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ acts: { found: 0 }, intact: true });
    await clerk.ok('health.repair', { what: 'index' }); // the index is not in a dump, unless a later step refills it
    const { findings } = await clerk.ok('health.check', {});
    for (const part of ['pages', 'ledger', 'counters', 'index', 'files'])
      expect(
        findings.find((one) => one.part === part),
        part,
      ).toMatchObject({ state: 'good' });
    const hits = (await clerk.ok('search.query', { words: 'ra soat tien do', limit: 20, prefix: false }))
      .hits;
    expect(hits.length).toBeGreaterThan(0);
    for (const { id } of hits)
      expect((await clerk.ok('documents.get', { id })).attachments.length).toBeGreaterThan(0);
    await service.close();
    const raw = await openRaw(dir);
    expect(Number(raw.pragma('user_version', { simple: true }))).toBe(MIGRATIONS.length);
    const entries = (dump.rows['entry'] ?? []).length;
    expect(raw.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(entries);
    const documents = (dump.rows['document'] ?? []).length;
    expect(raw.prepare('SELECT count(*) FROM made_up WHERE issuer <> ?').pluck().get('')).toBe(documents);
    raw.close();
  },
  120_000,
);

it('a vault of a newer program is refused with words, and left as it is', async () => {
  const dir = path.join(scratch, 'newer');
  await loadVault(path.join(FOLDER, dumps[0] ?? ''), dir);
  const raw = await openRaw(dir);
  raw.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  raw.close();
  const before = fs.readFileSync(path.join(dir, 'vault.db'));
  const service = serviceFor(dir);
  expect(
    await callerOf(service).call('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE }),
  ).toMatchObject({
    ok: false,
    error: { code: 'vault-from-future' },
  });
  await service.close();
  expect(fs.readFileSync(path.join(dir, 'vault.db')).equals(before)).toBe(true);
});
