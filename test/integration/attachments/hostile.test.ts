import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type Caller, type TestVault } from '../../support/vault.ts';

/** The test string that every scanner of viruses knows; put together here so that none finds it in this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

const SCRIPTED_PDF = `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1);this.submitForm("http://x.invalid"))>>
/AA<</WC<</S/Launch/F(calc.exe)>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(http://x.invalid)>>>>]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** A zip with one member that says it is small and swells to 1 GiB of zeros, and one that climbs out of its folder. */
function zipBomb(): Buffer {
  const body = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const parts = [
    { name: 'so-lieu.txt', body, size: 64 * 1024 * 1024 },
    { name: '../../../etc/cron.d/x', body: deflateRawSync(Buffer.from('x')), size: 1 },
  ];
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(name), 14);
    local.writeUInt32LE(part.body.length, 18);
    local.writeUInt32LE(part.size, 22);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    local.copy(head, 6, 4, 30);
    head.writeUInt32LE(at, 42);
    locals.push(local, name, part.body);
    central.push(head, name);
    at += local.length + name.length + part.body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    central.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const HUGE_PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d494844527fffffff7fffffff0802000000', 'hex'),
  Buffer.alloc(64),
]);

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
