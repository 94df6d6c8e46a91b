import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { incoming } from '../../support/registration.ts';
import { EICAR, HUGE_PNG, SCRIPTED_PDF, SVG, zipBomb } from '../../support/hostileFiles.ts';
import { lookAt } from '../../support/secrecy.ts';
import { createTestVault, type Caller, type TestVault } from '../../support/vault.ts';

describe('hostile files', () => {
  let vault: TestVault;
  let clerk: Caller;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    clerk = await vault.as('vanthu');
  }, PAIR_TIMEOUT_MS);
  afterAll(() => vault.remove());

  const stage = (name: string, bytes: Uint8Array) =>
    clerk.call('attachments.stageChunk', {
      stageId: null,
      name,
      dataBase64: Buffer.from(bytes).toString('base64'),
      last: true,
    });

  it.each([
    ['a page', 'thu-moi.html', '<html><script>alert(1)</script>'],
    ['a drawing with a script', 'so-do.svg', SVG],
    ['the same under the name of a picture', 'so-do.png', SVG],
    ['the same behind a declaration', 'so-do.txt', `<?xml version="1.0"?>\n${SVG}`],
    ['a program under the name of a paper', 'cong-van.pdf', `MZ${'\u0000'.repeat(80)}`],
    ['a script of a shell', 'huong-dan.txt', '#!/bin/sh\nrm -rf ~\n'],
    ['a shortcut', 'to-trinh.pdf.lnk', 'x'],
    ['an HTML application', 'mau.txt', '<hta:application id=x>'],
  ])('%s is refused at the door', async (_what, name, body) => {
    expect(await stage(name, Buffer.from(body))).toMatchObject({
      ok: false,
      error: { code: 'file-type-refused' },
    });
  });

  it.each([
    ['the test string of virus scanners', 'ghi-chu.txt', Buffer.from(EICAR), 'text'],
    ['a PDF with scripts, forms and a program to start', 'bao-cao.pdf', Buffer.from(SCRIPTED_PDF), 'pdf'],
    ['a zip bomb that climbs out of its folder', 'phu-luc.zip', zipBomb(), 'archive'],
    ['a gzip bomb', 'so-lieu.gz', gzipSync(Buffer.alloc(32 * 1024 * 1024)), 'archive'],
    ['a picture of 2 000 000 000 × 2 000 000 000 points', 'ban-do.png', HUGE_PNG, 'image'],
  ])('%s is kept as bytes, opened by nothing, and comes back as it was', async (_what, name, bytes, kind) => {
    const before = process.memoryUsage().rss;
    const staged = await stage(name, bytes);
    if (!staged.ok || staged.value.done === null) throw new Error(JSON.stringify(staged));
    expect(staged.value.done.kind).toBe(kind);
    await lookAt(clerk, staged.value.done.stageId);
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        code: `${String(bytes.length)}-CV/TU`,
        files: [staged.value.done.stageId],
        notADuplicate: true,
      }),
    );
    const { attachments } = await clerk.ok('documents.get', { id });
    const file = attachments[0];
    if (file === undefined) throw new Error('no file');
    await clerk.ok('attachments.open', { id: file.id });
    const read = await clerk.ok('attachments.read', { source: 'record', id: file.id, segment: 0 });
    expect(read.sizeBytes).toBe(bytes.length);
    expect(Buffer.from(read.dataBase64, 'base64').equals(bytes.subarray(0, 1024 * 1024))).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024); // nothing was blown up
  });
});
