import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rootOf, setFolders } from '../../support/backups.ts';
import { incoming } from '../../support/registration.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** The guided task of the lost machine: the vault is set aside, a backup is restored in its place, and judged there. */
let vault: TestVault;
let from = '';
const aside = (): string => `${vault.dir}.cat-di`;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', training: true });
  const clerk = await vault.as('vanthu');
  await clerk.ok('backup.create', { targetId: 'first' });
  // all of this is after the backup
  await clerk.ok('course.setLearner', { fullName: 'Vàng Thị Mỷ', office: 'Đảng ủy xã Nậm Pố' });
  await clerk.ok('lessons.start', { lessonId: 'unopened-envelope' });
  await clerk.ok(
    'documents.registerIncoming',
    incoming({
      book: 'classified-incoming',
      level: 'mat',
      subject: null,
      documentDate: null,
      unopenedFor: 'Lê Đức Toản',
      files: [],
    }),
  );
  await clerk.ok('lessons.finish', {});
  await clerk.ok('lessons.start', { lessonId: 'restore-a-backup' });
  await clerk.ok('documents.registerIncoming', incoming({ code: '2-CV/TU' }));
  // a copy: the next backup may take the place of this one
  const kept = `${rootOf(vault)}-giu`;
  fs.cpSync(rootOf(vault), kept, { recursive: true });
  [from = ''] = setFolders(kept);
  await vault.close();
  fs.renameSync(vault.dir, aside());
  fs.mkdirSync(`${aside()}/doi-tac/superior`, { recursive: true });
}, 180_000);
afterAll(() => vault.remove());

const secret = { username: 'vanthu', passphrase: TEST_PASSPHRASE, recoveryCode: null };

it('goes on in the restored vault: the restoration, the numbers and the next backup are its steps', async () => {
  await callerOf(serviceFor(vault.dir)).ok('backup.restore', { from, ...secret, lessonsOf: aside() });
  expect(fs.existsSync(`${vault.dir}/doi-tac/superior`)).toBe(true);
  const clerk = await vault.as('vanthu');
  const { running, learner, lessons } = await clerk.ok('lessons.list', {});
  expect(running).toMatchObject({ lessonId: 'restore-a-backup', done: 1, mistakes: 0 });
  expect(learner).toEqual({ fullName: 'Vàng Thị Mỷ', office: 'Đảng ủy xã Nậm Pố' });
  // what was learned before is kept; what was written after the backup is not
  expect(lessons.find(({ id }) => id === 'unopened-envelope')?.times).toBe(1);
  expect((await clerk.ok('documents.counts', { book: 'incoming' })).all).toBe(0);
  // the refusal says which book waits
  const refused = { error: { code: 'numbers-unconfirmed', params: { what: 'book', book: 'incoming' } } };
  expect(await clerk.call('documents.registerIncoming', incoming({ code: '3-CV/TU' }))).toMatchObject(
    refused,
  );
  const { checks } = await clerk.ok('backup.numberChecks', {});
  const book = checks.find(({ book: kind }) => kind === 'incoming') ?? expect.fail();
  await clerk.ok('backup.confirmNumbers', { id: book.id, last: 1, ground: 'Sổ giấy' });
  // one book is not all of them: the others would refuse every task that comes after
  expect((await clerk.ok('lessons.list', {})).running?.done).toBe(1);
  for (const { id, known } of checks.filter((check) => check.id !== book.id))
    await clerk.ok('backup.confirmNumbers', { id, last: known, ground: 'Sổ giấy' });
  expect((await clerk.ok('backup.numberChecks', {})).checks).toEqual([]);
  expect((await clerk.ok('lessons.list', {})).running?.done).toBe(2);
  await clerk.ok('backup.create', { targetId: 'first' });
  // the registration that was refused is what had to be mended
  expect(await clerk.ok('lessons.finish', {})).toMatchObject({ lessonId: 'restore-a-backup', mistakes: 1 });
  expect(await clerk.ok('ledger.verify', {})).toMatchObject({ acts: { found: 0 }, intact: true });
});

it('is done by the administrator too: the restoration and the next backup, no number', async () => {
  await (await vault.as('quantri')).ok('lessons.start', { lessonId: 'bring-a-station-back' });
  await vault.close();
  const lost = `${vault.dir}.quan-tri`;
  fs.renameSync(vault.dir, lost);
  const admin = { ...secret, username: 'quantri' };
  await callerOf(serviceFor(vault.dir)).ok('backup.restore', { from, ...admin, lessonsOf: lost });
  const again = await vault.as('quantri');
  expect((await again.ok('lessons.list', {})).running).toMatchObject({
    lessonId: 'bring-a-station-back',
    done: 1,
  });
  await again.ok('backup.create', { targetId: 'first' });
  expect(await again.ok('lessons.finish', {})).toMatchObject({
    lessonId: 'bring-a-station-back',
    mistakes: 0,
  });
});

it('is done by who restored, not by who else learns at this station; without the old vault nothing is kept', async () => {
  await vault.close();
  fs.renameSync(vault.dir, `${vault.dir}.mot`);
  const other = { ...secret, username: 'quantri' };
  await callerOf(serviceFor(vault.dir)).ok('backup.restore', { from, ...other, lessonsOf: aside() });
  expect((await (await vault.as('vanthu')).ok('lessons.list', {})).running).toMatchObject({ done: 0 });
  await vault.close();
  fs.renameSync(vault.dir, `${vault.dir}.hai`);
  await callerOf(serviceFor(vault.dir)).ok('backup.restore', { from, ...secret });
  expect(await (await vault.as('vanthu')).ok('lessons.list', {})).toMatchObject({
    running: null,
    learner: null,
  });
});
