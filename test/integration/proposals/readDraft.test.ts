import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GOOD_DRAFT, wordDraft } from '../../support/drafts.ts';
import { stage } from '../../support/proposals.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** What a draft says of itself, for the form that it goes with. */
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'chuyenvien'] });
});
afterAll(() => vault.remove());

it('a Word file says its type, its subject and who signs', async () => {
  const drafter = await vault.as('chuyenvien');
  const file = path.join(vault.dir, '..', 'du-thao.docx');
  fs.writeFileSync(file, await wordDraft());
  const stageId = await stage(drafter, file);
  expect(await drafter.ok('proposals.readDraft', { stageId })).toMatchObject({
    typeName: 'báo cáo',
    subject: GOOD_DRAFT.subject,
    signer: GOOD_DRAFT.signer,
  });
  // nobody else's
  const clerk = await vault.as('vanthu');
  expect(await clerk.call('proposals.readDraft', { stageId })).toMatchObject({
    error: { code: 'not-found' },
  });
});

it('a PDF says whom it goes to and who signs', async () => {
  const drafter = await vault.as('chuyenvien');
  const file = path.resolve(import.meta.dirname, '../../fixtures/dispatches/d01.pdf');
  const read = await drafter.ok('proposals.readDraft', { stageId: await stage(drafter, file) });
  expect(read).toMatchObject({ typeName: 'công văn', signer: 'Đàm Văn Khởi' });
  expect(read.subject).toContain('đôn đốc cập nhật kết quả xử lý');
  expect(read.recipients).toContain('Các chi bộ, đảng bộ trực thuộc');
  expect(read.recipients.some((name) => /^Lưu/.test(name))).toBe(false);
});
