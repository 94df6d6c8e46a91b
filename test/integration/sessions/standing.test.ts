import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { ALONE } from '../../support/inputs.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/** What another session on the same folder did counts at the next call: who somebody is, and what may be read. */
let vault: TestVault;
const services: VaultService[] = [];
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone' });
  await vault.close();
}, 180_000);
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()));
  await vault.remove();
});

async function signIn(username: string, passphrase = TEST_PASSPHRASE): Promise<Caller> {
  const service = serviceFor(vault.dir);
  services.push(service);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username, passphrase });
  return caller;
}
const person = async (admin: Caller, username: string) =>
  (await admin.ok('people.list', {})).people.find((one) => one.username === username) ??
  expect.fail(username);

it('whoever is clerk no more registers nothing from the next call on', async () => {
  const [admin, clerk] = [await signIn('quantri'), await signIn('vanthu2')];
  await clerk.ok('documents.registerIncoming', incoming());
  const { id, revision, fullName, position } = await person(admin, 'vanthu2');
  const now = { id, revision, fullName, position, exception: null };
  await admin.ok('people.update', { ...now, roles: ['specialist'] });
  expect(await clerk.call('documents.registerIncoming', incoming({ code: '2-CV/TU' }))).toMatchObject({
    error: { code: 'not-permitted' },
  });
  expect(await clerk.ok('vault.session', {})).toMatchObject({ roles: ['specialist'] });
});

it('a session whose passphrase was reset is over, and signs nothing more', async () => {
  const [admin, specialist] = [await signIn('quantri'), await signIn('kiemtra')];
  await specialist.ok('vault.session', {});
  const { id, revision } = await person(admin, 'kiemtra');
  const firstPassphrase = 'một cụm mật khẩu được đặt lại';
  await admin.ok('people.resetPassphrase', { id, revision, firstPassphrase });
  for (const op of ['vault.session', 'documents.list'] as const)
    expect(await specialist.call(op, {} as never)).toMatchObject({ error: { code: 'vault-locked' } });
  const again = await signIn('kiemtra', firstPassphrase);
  expect(await again.ok('vault.session', {})).toMatchObject({ mustChangePassphrase: true });
  expect(await admin.ok('ledger.verify', {})).toMatchObject({ intact: true });
});

it('the passphrase that was changed in another session is the one that is asked again', async () => {
  const [one, other] = [await signIn('lanhdao'), await signIn('lanhdao')];
  const next = 'sáu từ khác hẳn lúc trước';
  await one.ok('vault.changePassphrase', { current: TEST_PASSPHRASE, next });
  expect(await other.call('vault.session', {})).toMatchObject({ error: { code: 'vault-locked' } });
});

it('a reader who was let out finds no word of it, and who stays opens it under its new key', async () => {
  const ids = (await (await signIn('quantri')).ok('people.list', {})).people;
  const idOf = (username: string) => ids.find((one) => one.username === username)?.id ?? expect.fail();
  const subject = 'Phương án bảo vệ kho Thạch Anh';
  const [clerk, leader] = [await signIn('vanthu'), await signIn('bithu')];
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({
      book: 'classified-incoming',
      level: 'mat',
      subject,
      presentTo: idOf('bithu'),
      code: '3-CV/TU',
    }),
  );
  const { revision } = await leader.ok('documents.get', { id });
  const text = 'Giao chuẩn bị phương án';
  const given = { ...ALONE, supportIds: [idOf('chuyenvien2')], leadId: idOf('chuyenvien') };
  await leader.ok('documents.direct', { ...given, id, revision, text });

  const [gone, stays] = [await signIn('chuyenvien2'), await signIn('chuyenvien')];
  const search = { words: 'Thạch Anh', limit: 10, prefix: false };
  expect((await gone.ok('search.query', search)).hits.map((hit) => hit.title)).toEqual([subject]);
  expect(await stays.ok('documents.get', { id })).toMatchObject({ subject });
  await leader.ok('access.withdraw', {
    documentId: id,
    personId: idOf('chuyenvien2'),
    ground: 'Đã xong việc',
  });
  expect((await gone.ok('search.query', search)).hits).toEqual([]);
  expect(await gone.call('documents.get', { id })).toMatchObject({ error: { code: 'not-found' } });
  expect(await stays.ok('documents.get', { id })).toMatchObject({ subject, directions: [{ text }] });
  expect((await stays.ok('search.query', search)).hits).toHaveLength(1);
});
