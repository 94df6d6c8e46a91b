import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DraftWords, wordDraft } from '../../support/drafts.ts';
import { FIXTURE_PDF, proposal, signing, stage, walk } from '../../support/proposals.ts';
import { SAMPLE_ITEMS } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
  });
}, 240_000);
afterAll(() => vault.remove());

async function wordFile(change: Partial<DraftWords>): Promise<string> {
  const file = path.join(vault.dir, '..', 'du-thao.docx');
  fs.writeFileSync(file, await wordDraft(change));
  return file;
}

/** A draft that was returned by the checker, and its second round. */
async function twoRounds(level: 'none' | 'mat', first: string, second: string): Promise<string> {
  const drafter = await vault.as('chuyenvien');
  const input = proposal(vault, { level, itemRef: level === 'none' ? null : SAMPLE_ITEMS[level] });
  const { id } = await drafter.ok('proposals.create', { ...input, file: await stage(drafter, first) });
  const revision = await walk(vault, id, 1, [['chuyenvien', 'propose']]);
  const checker = await vault.as('lanhdao');
  const back = await checker.ok('proposals.return', { id, revision, reason: 'Sửa lại câu cuối' });
  const again = await vault.as('chuyenvien');
  const file = await stage(again, second);
  await again.ok('proposals.save', { ...input, id, revision: back.revision, file });
  return id;
}

async function wordRounds(level: 'none' | 'mat'): Promise<string> {
  const first = await wordFile({});
  const kept = first.replace('.docx', '-1.docx');
  fs.copyFileSync(first, kept);
  return twoRounds(level, kept, await wordFile({ ending: ' và vượt kế hoạch.' }));
}

it('two rounds of a Word draft: the words taken out and put in, both ways, and who gave in which', async () => {
  const id = await wordRounds('none');
  const checker = await vault.as('lanhdao');
  const found = await checker.ok('proposals.compare', { id, from: 1, to: 2 });
  expect(found).toMatchObject({ unread: [], asLines: false });
  const changed = found.parts.filter((part) => part.kind === 'changed');
  expect(changed).toHaveLength(1);
  expect(changed[0]?.changes.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'out', text: 'cầu.' },
    { kind: 'in', text: 'cầu và vượt kế hoạch.' },
  ]);
  const back = await checker.ok('proposals.compare', { id, from: 2, to: 1 });
  expect(back.parts.map(({ kind }) => kind)).toEqual(found.parts.map(({ kind }) => kind));
  const { versionList, steps } = await checker.ok('proposals.get', { id });
  expect(versionList.map(({ number, by }) => [number, by.id])).toEqual([
    [2, vault.ids['chuyenvien']],
    [1, vault.ids['chuyenvien']],
  ]);
  expect(steps.find(({ act }) => act === 'returned')).toMatchObject({ remark: 'Sửa lại câu cuối' });
  expect(await checker.call('proposals.compare', { id, from: 1, to: 3 })).toMatchObject({
    error: { code: 'not-found' },
  });
});

it('a PDF is compared by the words on its pages; a picture is named as what cannot be read', async () => {
  const other = path.resolve(path.dirname(FIXTURE_PDF), 'd06.pdf');
  const id = await twoRounds('none', FIXTURE_PDF, other);
  const drafter = await vault.as('chuyenvien');
  const found = await drafter.ok('proposals.compare', { id, from: 1, to: 2 });
  expect(found).toMatchObject({ unread: [], asLines: true });
  const put = found.parts.flatMap((part) => (part.kind === 'changed' ? part.changes : []));
  expect(put.some(({ kind }) => kind === 'in')).toBe(true);
  const same = await drafter.ok('proposals.compare', { id, from: 2, to: 2 });
  expect(same.parts.map(({ kind }) => kind)).toEqual(['same']);
  const scan = path.join(vault.dir, '..', 'quet.png');
  fs.writeFileSync(
    scan,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    ),
  );
  const scanned = await twoRounds('none', FIXTURE_PDF, scan);
  const again = await vault.as('chuyenvien');
  expect(await again.ok('proposals.compare', { id: scanned, from: 1, to: 2 })).toEqual({
    unread: [2],
    asLines: false,
    parts: [],
  });
});

it('a classified draft: only after both files were opened, only for whom it has reached, not once destroyed', async () => {
  const id = await wordRounds('mat');
  const drafter = await vault.as('chuyenvien');
  const compare = { id, from: 1, to: 2 };
  const closed = { error: { code: 'not-permitted', params: { op: 'attachments.open' } } };
  expect(await drafter.call('proposals.compare', compare)).toMatchObject(closed);
  expect(await drafter.call('proposals.read', { id, number: 2 })).toMatchObject(closed);
  const { versionList, revision } = await drafter.ok('proposals.get', { id });
  const [second, first] = versionList.map(({ file }) => file?.id ?? '');
  await drafter.ok('attachments.open', { id: second ?? '' });
  const { paragraphs } = await drafter.ok('proposals.read', { id, number: 2 });
  expect(paragraphs?.join(' ')).toMatch(/\p{L}{3}/u);
  expect(await drafter.call('proposals.read', { id, number: 1 })).toMatchObject(closed);
  expect(await drafter.call('proposals.compare', compare)).toMatchObject(closed);
  await drafter.ok('attachments.open', { id: first ?? '' });
  const { parts } = await drafter.ok('proposals.compare', compare);
  expect(parts.some(({ kind }) => kind === 'changed')).toBe(true);
  for (const username of ['chuyenvien2', 'bithu', 'vanthu'])
    for (const op of ['proposals.compare', 'proposals.read'] as const)
      expect(
        await (await vault.as(username)).call(op, op === 'proposals.read' ? { id, number: 2 } : compare),
      ).toMatchObject({ error: { code: 'not-found' } });
  const again = await vault.as('chuyenvien');
  await again.ok('proposals.withdraw', { id, revision, reason: 'Không làm nữa' });
  expect(await again.call('proposals.compare', compare)).toMatchObject({ error: { code: 'not-found' } });
});

it('after the signature the rounds are still compared, and the remark of the return reads as it was', async () => {
  const id = await wordRounds('none');
  const { revision } = await (await vault.as('chuyenvien')).ok('proposals.get', { id });
  await walk(vault, id, revision, [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
  ]);
  const signer = await vault.as('bithu');
  await signer.ok('proposals.sign', await signing(signer, id));
  const { steps } = await signer.ok('proposals.get', { id });
  expect(steps.filter(({ act }) => act === 'returned').map(({ remark }) => remark)).toEqual([
    'Sửa lại câu cuối',
  ]);
  expect((await signer.ok('proposals.compare', { id, from: 1, to: 2 })).parts.length).toBeGreaterThan(1);
});
