import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { zipOf } from '../../support/zip.ts';

const CANARY = 'đoạn chép giả định sao biển 7391';
const letter = (
  body: string,
  change: Partial<Input<'submissions.register'>> = {},
): Input<'submissions.register'> => ({
  kind: 'kien-nghi',
  source: 'visit',
  receivedOn: '2026-11-23',
  sender: { fullName: 'Lý Đức Chép', address: 'Thôn Nà Lạn', phone: '0912345678', email: '', idNumber: '' },
  onBehalf: true,
  field: '',
  title: 'Góp ý về văn bản tôi được xem',
  body,
  note: '',
  files: [],
  phraseConfirmed: false,
  ...change,
});
const marked = (mark: string): string =>
  `Tôi chép lại:\n\nTỈNH ỦY SƠN HÀ\n*\nSố 14-CV/TU\n\n${mark}\n\n(${CANARY})`;

const DISPATCHES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const wordFile = (text: string): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>` },
  ]);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'tiepnhan', 'kiemtra'] });
});
afterAll(() => vault.remove());

describe('a secrecy mark', () => {
  test.each([
    'MẬT',
    'TỐI MẬT',
    '  TUYỆT MẬT  ',
    'MẬT'.normalize('NFD'),
    'Độ mật: TỐI MẬT',
    '* MẬT *',
    'Chỉ người có tên mới được bóc bì'.toUpperCase(),
  ])('"%s" alone on a line stops the intake; only the refusal is in the ledger', async (mark) => {
    const intake = await vault.as('tiepnhan');
    const reply = await intake.call('submissions.register', letter(marked(mark)));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'secret-mark-found', params: { found: 'words' } },
    });
    expect(JSON.stringify(reply)).not.toContain('sao biển');
    expect(await intake.ok('submissions.counts', { group: 'all' })).toMatchObject({ all: 0 });
    const inspector = await vault.as('kiemtra');
    const { items } = await inspector.ok('ledger.list', {
      before: null,
      limit: 5,
      actorId: null,
      act: 'secrecy.refused',
    });
    expect(items[0]).toMatchObject({ actor: 'Vũ Hoài Nam', act: 'secrecy.refused' });
    expect(Object.keys(items[0]?.facts ?? {})).toEqual(['found', 'mark', 'rule']);
    expect((await inspector.ok('ledger.verify', {})).intact).toBe(true);
  });

  test('stays in no draft either', async () => {
    const intake = await vault.as('tiepnhan');
    const draft = {
      form: 'registerSubmission',
      key: 'new',
      body: JSON.stringify(letter(marked('MẬT'))),
    } as const;
    expect(await intake.call('drafts.save', draft)).toMatchObject({
      ok: false,
      error: { code: 'secret-mark-found', params: { found: 'words' } },
    });
    expect((await intake.ok('drafts.get', { form: draft.form, key: draft.key })).body).toBeNull();
  });

  test.each([
    ['a Word file', 'kem.docx', wordFile('TỐI MẬT')],
    ['a PDF', 'kem.pdf', fs.readFileSync(path.join(DISPATCHES, 'd11.pdf'))],
  ])(
    'inside %s is found by the vault itself; once it was read what to do, the file goes',
    async (_what, name, bytes) => {
      const intake = await vault.as('tiepnhan');
      const file = path.join(vault.dir, name);
      fs.writeFileSync(file, bytes);
      const { stageId } = await intake.ok('attachments.stagePath', { path: file });
      fs.rmSync(file);
      const stored = (): string[] =>
        fs
          .readdirSync(vault.dir, { recursive: true })
          .map(String)
          .filter((stored) => stored.includes(stageId));
      expect(stored()).toHaveLength(1);
      const input = letter('Không có dấu.', { files: [stageId] });
      expect(await intake.call('submissions.register', input)).toMatchObject({
        ok: false,
        error: { code: 'secret-mark-found', params: { found: 'file' } },
      });
      await intake.ok('secrecy.destroy', { stages: [stageId], words: [], draft: null });
      expect(stored()).toHaveLength(0);
    },
  );

  test('leaves no trace of its words in the vault', async () => {
    await vault.close();
    for (const name of fs.readdirSync(vault.dir, { recursive: true }).map(String)) {
      const file = path.join(vault.dir, name);
      if (fs.statSync(file).isFile()) expect(fs.readFileSync(file).includes('sao biển')).toBe(false);
    }
  });

  test.each(['mật', 'Mất', 'MẶT', 'Bí mật của nghề làm giấy', 'SỔ MẬT ONG'])(
    '"%s" on a line is no mark',
    async (line) => {
      const intake = await vault.as('tiepnhan');
      const { findings } = await intake.ok('submissions.screen', { title: 'Góp ý', body: marked(line) });
      expect(findings.filter((finding) => finding.severity === 'stop')).toEqual([]);
    },
  );
});

test('the phrase in a discussion warns, and a person may say that there is no secret in it', async () => {
  const intake = await vault.as('tiepnhan');
  const body = 'Trong thư có nói tới bí mật nhà nước của huyện.';
  const { findings } = await intake.ok('submissions.screen', { title: 'Sao lưu', body });
  expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([
    { rule: 'SM-03', severity: 'warn', what: 'secret-phrase', excerpt: 'bí mật nhà nước' },
  ]);
  expect(await intake.call('submissions.register', letter(body))).toMatchObject({
    ok: false,
    error: { code: 'secret-mark-found', params: { found: 'phrase' } },
  });
  expect((await intake.call('submissions.register', letter(body, { phraseConfirmed: true }))).ok).toBe(true);
});

test('complaints and numbers of papers are pointed out, and nothing is stopped', async () => {
  const intake = await vault.as('tiepnhan');
  const { findings } = await intake.ok('submissions.screen', {
    title: 'Đơn khiếu nại',
    body: 'Số căn cước 079290001234.',
  });
  expect(findings.map((finding) => [finding.severity, finding.what])).toEqual([
    ['hint', 'complaint'],
    ['hint', 'personal-data'],
  ]);
});
