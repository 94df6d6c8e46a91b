import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { stage } from '../../support/proposals.ts';
import { grown, type PdfSigners, pdfSigners, plainPdf, signed } from '../../support/signedPdf.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/** The signatures within a PDF as a clerk asks for them: a real vault, the real process that reads. */
let vault: TestVault;
let by: PdfSigners;
let clerk: Caller;

beforeAll(async () => {
  by = pdfSigners();
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'bithu'] });
  clerk = await vault.as('vanthu');
}, 180_000);
afterAll(async () => {
  by.remove();
  await vault.remove();
});

async function staged(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(vault.dir, '..', name);
  writeFileSync(file, bytes);
  return stage(clerk, file);
}

it('are judged before a file is registered and afterwards, each with its word', async () => {
  const one = signed(plainPdf(), { message: (covered) => by.cms(covered, '-cades') });
  const two = signed(one, { message: (covered) => by.cms(covered) });
  const stageId = await staged('cong-van.pdf', two.bytes);
  const before = await clerk.ok('attachments.signatures', { source: 'stage', id: stageId });
  expect(before).toMatchObject({
    left: 0,
    damaged: false,
    signatures: [
      { verdict: 'unproved', proof: 'right', changes: ['signatures'], trust: 'unknown' },
      { verdict: 'unproved', proof: 'right', changes: [], signer: { commonName: 'Nguyễn Văn Thử' } },
    ],
  });
  const { id } = await clerk.ok('documents.registerIncoming', incoming({ files: [stageId] }));
  const { attachments } = await clerk.ok('documents.get', { id });
  const after = await clerk.ok('attachments.signatures', {
    source: 'record',
    id: attachments[0]?.id ?? '',
  });
  expect(after).toEqual(before);
});

it('of a changed and of a cut file are told so', async () => {
  const one = signed(plainPdf(), { message: (covered) => by.cms(covered) });
  const changed = await staged('sua.pdf', grown(one, { 4: '<</Length 0>>\nstream\n\nendstream' }).bytes);
  const cut = await staged('cat.pdf', one.bytes.subarray(0, -60));
  for (const [id, verdict] of [
    [changed, 'modified'],
    [cut, 'cut'],
  ] as const)
    expect(await clerk.ok('attachments.signatures', { source: 'stage', id })).toMatchObject({
      signatures: [{ verdict }],
    });
});

it('of a file that somebody else staged are not told', async () => {
  const stageId = await staged('rieng.pdf', plainPdf().bytes);
  const other = await vault.as('bithu');
  expect(await other.call('attachments.signatures', { source: 'stage', id: stageId })).toMatchObject({
    error: { code: 'not-found' },
  });
});
