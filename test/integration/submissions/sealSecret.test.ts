import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const { kind, source, sender, onBehalf } = submission();
const SECRET = {
  kind,
  source,
  sender,
  onBehalf,
  receivedOn: '2026-11-24',
  files: [],
  level: 'mat' as const,
  title: 'Phương án chốt chặn 17',
  body: 'MẬT\nChốt số 17 ở cầu treo.',
};

describe('words with a mark, where the machine may hold them', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    });
  }, 240_000);
  afterAll(() => vault.remove());

  test('go into the classified book; the case is a stub that says nothing', async () => {
    const clerk = await vault.as('vanthu');
    const sealed = await clerk.ok('submissions.sealSecret', SECRET);
    expect(sealed.entryNumber).toBe(1);
    const document = await clerk.ok('documents.get', { id: sealed.documentId });
    expect(document).toMatchObject({ level: 'mat', subject: SECRET.title, attachments: [{ kind: 'text' }] });
    const stub = await clerk.ok('submissions.get', { id: sealed.id });
    expect(stub).toMatchObject({ state: 'transferred', links: [{ kind: 'document' }], reasonCode: 'L7' });
    expect(stub.links[0]?.target?.id).toBe(sealed.documentId);

    const specialist = await vault.as('chuyenvien');
    const seen = await specialist.ok('submissions.get', { id: sealed.id });
    expect(seen.links).toMatchObject([{ target: null }]);
    for (const words of ['chốt chặn', 'cầu treo']) {
      expect(JSON.stringify(seen)).not.toContain(words);
      expect((await specialist.ok('search.query', { words, limit: 5, prefix: false })).hits).toEqual([]);
    }
    const { duties } = await specialist.ok('submissions.duties', {});
    expect(duties.find(({ duty }) => duty === 'own')?.cases).toEqual([]);
  });

  test('have a list of where they may have gone: what they came by, who reads them, papers, backups', async () => {
    const clerk = await vault.as('vanthu');
    const sealed = await clerk.ok('submissions.sealSecret', { ...SECRET, source: 'email' });
    const document = await clerk.ok('documents.get', { id: sealed.documentId });
    const [file] = document.attachments;
    await clerk.ok('attachments.open', { id: file?.id ?? '' });
    const { places } = await clerk.ok('submissions.spill', { id: sealed.id });
    expect(places.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['origin', 'reader']));
    expect(places.find(({ kind }) => kind === 'origin')).toMatchObject({ name: 'email', over: false });
    expect(places.filter(({ kind }) => kind === 'reader').map(({ name }) => name)).toContain(
      'Nguyễn Thị Hường',
    );
    for (const words of ['chốt chặn', 'cầu treo']) expect(JSON.stringify(places)).not.toContain(words);
    // of an ordinary case
    const { id } = await (
      await vault.as('tiepnhan')
    ).ok('submissions.register', submission({ receivedOn: '2026-11-24' }));
    const plain = await (await vault.as('vanthu')).ok('submissions.spill', { id });
    expect(plain.places.map(({ kind }) => kind)).toEqual(['origin']); // the letter itself still lies somewhere
  });

  test('of the highest level leave a line of the register and nothing else', async () => {
    const clerk = await vault.as('vanthu');
    const sealed = await clerk.ok('submissions.sealSecret', { ...SECRET, level: 'tuyet-mat' });
    const document = await clerk.ok('documents.get', { id: sealed.documentId });
    expect(document).toMatchObject({ level: 'tuyet-mat', subject: null, attachments: [] });
  });

  test('only the clerk, and only with a sender to answer', async () => {
    const intake = await vault.as('tiepnhan');
    expect(await intake.call('submissions.sealSecret', SECRET)).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const clerk = await vault.as('vanthu');
    const nobody = { ...SECRET, sender: { ...sender, fullName: '' } };
    expect(await clerk.call('submissions.sealSecret', nobody)).toMatchObject({
      error: { code: 'sender-details-missing' },
    });
  });
});

test('a machine with a network refuses them and keeps nothing', async () => {
  const vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  try {
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('submissions.sealSecret', SECRET)).toMatchObject({
      error: { code: 'level-not-held' },
    });
    const { all } = await clerk.ok('submissions.counts', { group: 'all' });
    expect(all).toBe(0);
  } finally {
    await vault.remove();
  }
}, 240_000);
