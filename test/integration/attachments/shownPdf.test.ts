import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPageOf } from '../../support/pdfjs.ts';
import { grown, plainPdf, stream } from '../../support/signedPdf.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const MIB = 1024 * 1024;
let vault: TestVault;
let clerk: Caller;
beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone' });
  clerk = await vault.as('vanthu');
});
afterAll(() => vault.remove());

async function staged(bytes: Buffer, by = clerk): Promise<string> {
  let stageId: string | null = null;
  for (let at = 0; at < bytes.length; at += 512 * 1024) {
    const dataBase64 = bytes.subarray(at, at + 512 * 1024).toString('base64');
    const last = at + 512 * 1024 >= bytes.length;
    ({ stageId } = await by.ok('attachments.stageChunk', { stageId, name: 'tep.pdf', dataBase64, last }));
  }
  return stageId ?? '';
}

/** What the window draws of it; null where that is the file itself. */
async function shown(id: string): Promise<Buffer | null> {
  const { sizeBytes } = await clerk.ok('attachments.showPdf', { source: 'stage', id });
  if (sizeBytes === null) return null;
  const pieces: Buffer[] = [];
  for (let segment = 0; segment * MIB < sizeBytes; segment += 1) {
    const asked = { source: 'stage', id, segment } as const;
    pieces.push(Buffer.from((await clerk.ok('attachments.readShown', asked)).dataBase64, 'base64'));
  }
  expect(pieces.slice(0, -1).every((piece) => piece.length === MIB)).toBe(true);
  const whole = Buffer.concat(pieces);
  expect(whole).toHaveLength(sizeBytes);
  return whole;
}

const words = async (bytes: Buffer): Promise<string[]> =>
  ((await firstPageOf(new Uint8Array(bytes)))?.items ?? []).map(({ text }) => text);

describe('a PDF that is drawn', () => {
  // larger than some segments, with what is drawn on both sides of it
  // without a word that the reader writes otherwise (`obj`): those have only letters of ASCII
  const picture = stream(Buffer.from(randomBytes(3 * MIB).map((byte) => byte | 0x80)).toString('latin1'));
  const base = grown(plainPdf(), {
    20: picture,
    4: stream('/P Do BT /F1 14 Tf 70 700 Td (Cong van so 12) Tj ET'),
  });
  const page = (base.objects.get(3) ?? '').replace('<</Font', '<</XObject<</P 20 0 R>>/Font');
  const file = grown(base, { 3: page });

  it('is what the strict reader read, piece by piece, and every stream as it stands in the file', async () => {
    const drawn = await shown(await staged(file.bytes));
    expect(await words(drawn ?? Buffer.alloc(0))).toEqual(['Cong van so 12']);
    const data = Buffer.from(
      picture.slice(picture.indexOf('stream\n') + 7, picture.lastIndexOf('\nendstream')),
      'latin1',
    );
    expect(drawn?.includes(data)).toBe(true);
  });

  it('never shows what no section names', async () => {
    const forged = `4 0 obj\n${stream('BT /F1 14 Tf 70 700 Td (GIA) Tj ET')}\nendobj\n`;
    const at = file.bytes.length + forged.length;
    const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 60/Root 1 0 R/Prev ${String(file.prev)}>>\nstartxref % \n${String(at)}\n%%EOF\n`;
    const bytes = Buffer.concat([file.bytes, Buffer.from(forged + end)]);
    // a reader that mends what it reads shows it
    expect(await words(bytes)).toEqual(['GIA']);
    const telling = Buffer.concat([file.bytes, Buffer.from(forged + end.replace('% \n', '\n'))]);
    expect(await words((await shown(await staged(telling))) ?? Buffer.alloc(0))).toEqual(['Cong van so 12']);
  });

  it('is the file itself where that is no PDF that is read in one way', async () => {
    expect(await shown(await staged(Buffer.from('%PDF-1.7\nkhong co gi')))).toBeNull();
  });

  it('of somebody else is not found', async () => {
    const id = await staged(file.bytes);
    const other = await vault.as('lanhdao');
    for (const op of ['attachments.showPdf', 'attachments.readShown'] as const) {
      const reply = await other.call(op, {
        source: 'stage',
        id,
        ...(op === 'attachments.readShown' ? { segment: 0 } : {}),
      } as never);
      expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });
});
