import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailRow } from '../../../shared/ipc/contract/intake.ts';
import { zipOf } from '../../support/zip.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { ALL_CASES } from '../../support/inputs.ts';

const LETTERS = path.resolve(import.meta.dirname, '../../fixtures/submissions/letters');
let vault: TestVault;
let folder: string;

beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-mail-'));
}, 240_000);
afterAll(() => vault.remove());

const dispatch = (name: string): Buffer =>
  fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches', name));
const word = (text: string): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>` },
  ]);

interface Part {
  readonly name: string;
  readonly type: string;
  readonly bytes: string | Buffer;
}

/** A letter as a mail program writes it, attachments in base64. */
function letter(id: string, body: string, parts: readonly Part[] = []): string {
  const boundary = 'ranh-gioi';
  const pieces = parts.map(
    ({ name, type, bytes }) =>
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  );
  return [
    `Message-ID: <${id}@vi.du>`,
    'From: =?UTF-8?B?TMOyIFbEg24gTeG6q3U=?= <lo.van.mau@vi.du>',
    'Subject: =?UTF-8?B?xJDhu4EgbmdoaSBz4butYSBj4buVbmcgdGjDtG5nIHRpbg==?=',
    'Date: Mon, 23 Nov 2026 08:00:00 +0700',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
    ...pieces,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

async function stage(caller: Caller, letters: readonly string[]) {
  const staged: { line: number; stageId: string }[] = [];
  for (const [index, text] of letters.entries()) {
    const file = path.join(folder, `thu-${String(Math.random()).slice(2)}.eml`);
    fs.writeFileSync(file, text);
    const { stageId } = await caller.ok('attachments.stagePath', { path: file });
    staged.push({ line: index + 1, stageId });
  }
  return staged;
}

const DECIDED = {
  kindForMissing: 'kien-nghi' as const,
  kindOfLines: [],
  undatedAsToday: false,
  receivedAs: 'today' as const,
  confirmedLines: [],
  note: '',
  leftOutLines: [],
  textInFiles: false,
  refusedWords: 'Tệp không nhận:',
};
const outcomes = (rows: readonly MailRow[]) => rows.map(({ outcome }) => outcome);

async function caseOf(caller: Caller, row: MailRow | undefined) {
  const { id } = await caller.ok('submissions.status', { receiptCode: row?.receiptCode ?? '' });
  return caller.ok('submissions.get', { id: id ?? '' });
}

describe('letters that came by e-mail', () => {
  const BODY = 'Cổng thông tin điện tử của xã hay lỗi khi nộp hồ sơ trực tuyến, đề nghị sửa.';

  test('are taken in with what came with them; programs and pages stay out and are named', async () => {
    const clerk = await vault.as('vanthu');
    const parts = [
      { name: 'anh-chup.txt', type: 'text/plain', bytes: 'lỗi 500' },
      { name: 'trang.html', type: 'text/html', bytes: '<script>alert(1)</script>' },
      { name: 'hinh.svg', type: 'image/svg+xml', bytes: '<svg onload="x()"/>' },
      { name: 'chay.pdf', type: 'application/pdf', bytes: 'MZ\u0090\u0000' },
    ];
    const letters = await stage(clerk, [letter('a1', BODY, parts)]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows[0]).toMatchObject({ outcome: 'faulty', faults: ['no-kind'], missing: ['address'] });
    expect(rows[0]?.files.map(({ refused }) => refused)).toEqual([false, true, true, true]);
    const taken = await clerk.ok('intake.takeMails', { letters, ...DECIDED });
    expect(outcomes(taken.rows)).toEqual(['taken']);
    const { rows: list } = await clerk.ok('submissions.list', { ...ALL_CASES, limit: 5 });
    const detail = await clerk.ok('submissions.get', { id: list[0]?.id ?? '' });
    expect(detail).toMatchObject({
      source: 'email',
      senderComplete: false,
      receivedOn: '2026-11-24',
      sentOn: '2026-11-23',
    });
    expect(detail.attachments.map(({ name }) => name)).toEqual(['anh-chup.txt']);
    expect(detail.note).toContain('trang.html, hinh.svg, chay.pdf');
    const gone = await clerk.call('attachments.discardStage', { stageId: letters[0]?.stageId ?? '' });
    expect(gone).toMatchObject({ ok: true, value: { discarded: false } });
  });

  test('are taken in once, and each for itself', async () => {
    const clerk = await vault.as('vanthu');
    const letters = await stage(clerk, [
      letter('a1', BODY),
      'không phải thư',
      letter('a2', `${BODY} Lần hai.`),
    ]);
    const taken = await clerk.ok('intake.takeMails', { letters, ...DECIDED });
    expect(outcomes(taken.rows)).toEqual(['already', expect.any(String), 'taken']);
    expect(taken.rows[1]?.outcome).not.toBe('taken');
  });

  test.each([
    ['in its words', letter('s1', 'MẬT\r\nSố 12-BC/HU về việc...')],
    ['in the name of a file', letter('s2', BODY, [{ name: 'MẬT.txt', type: 'text/plain', bytes: 'x' }])],
    [
      'in a text that came with it',
      letter('s3', BODY, [{ name: 'kem.txt', type: 'text/plain', bytes: 'TỐI MẬT\nSố 01' }]),
    ],
  ])('with a mark of secrecy %s leave nothing behind', async (_where, text) => {
    const clerk = await vault.as('vanthu');
    const letters = await stage(clerk, [text]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows).toMatchObject([{ outcome: 'secret', title: null, body: null, fileName: '', files: [] }]);
    const opened = await clerk.call('intake.openMail', { stageId: letters[0]?.stageId ?? '' });
    expect(opened).toMatchObject({ ok: false, error: { code: 'secret-mark-found' } });
    const taken = await clerk.ok('intake.takeMails', { letters, ...DECIDED });
    expect(outcomes(taken.rows)).toEqual(['secret']);
    expect(await clerk.call('intake.previewMails', { letters })).toMatchObject({
      ok: true,
      value: { rows: [{ unreadable: 'not-found' }] },
    });
  });

  test.each([
    ['a PDF', { name: 'kem.pdf', type: 'application/pdf', bytes: dispatch('d11.pdf') }],
    ['a Word file', { name: 'kem.docx', type: 'application/octet-stream', bytes: word('MẬT') }],
    [
      'a letter in a letter',
      {
        name: 'chuyen.eml',
        type: 'message/rfc822',
        bytes: letter('in', BODY, [{ name: 'kem.pdf', type: 'application/pdf', bytes: dispatch('d09.pdf') }]),
      },
    ],
  ])('with a mark of secrecy inside %s leave nothing behind', async (_what, part) => {
    const clerk = await vault.as('vanthu');
    const letters = await stage(clerk, [letter(`trong-${part.name}`, BODY, [part])]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows).toMatchObject([{ outcome: 'secret', title: null, fileName: '', files: [] }]);
    const taken = await clerk.ok('intake.takeMails', { letters, ...DECIDED });
    expect(outcomes(taken.rows)).toEqual(['secret']);
  });

  test('whose files speak of secrets are taken in once a person has read them; what has no words is said', async () => {
    const clerk = await vault.as('vanthu');
    const parts = [
      { name: 'kem.docx', type: 'application/octet-stream', bytes: word('Có nói tới bí mật nhà nước ở xã') },
      { name: 'ban-quet.pdf', type: 'application/pdf', bytes: dispatch('d01-scan.pdf') },
      { name: 'cong-van.pdf', type: 'application/pdf', bytes: dispatch('d01.pdf') },
    ];
    const letters = await stage(clerk, [letter('nhac-den', `${BODY} Lần ba.`, parts)]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows[0]?.findings).toContain('secret-phrase');
    expect(rows[0]?.files.map(({ searched }) => searched)).toEqual([true, false, true]);
    // nobody certifies unseen: all its words, and its files in the stage of whoever looks
    expect(rows[0]?.body).toContain('Lần ba.');
    const { files } = await clerk.ok('intake.openMail', { stageId: letters[0]?.stageId ?? '' });
    expect(files.map(({ name, kind }) => [name, kind])).toEqual([
      ['kem.docx', 'office'],
      ['ban-quet.pdf', 'pdf'],
      ['cong-van.pdf', 'pdf'],
    ]);
    for (const { stageId } of files) await clerk.ok('attachments.discardStage', { stageId });
    expect(outcomes((await clerk.ok('intake.takeMails', { letters, ...DECIDED })).rows)).toEqual(['faulty']);
    const read = { ...DECIDED, confirmedLines: [1] };
    expect(outcomes((await clerk.ok('intake.takeMails', { letters, ...read })).rows)).toEqual(['taken']);
  });

  test.each([
    ['in its text', 'inline'],
    ['as a file', 'attachment'],
  ])(
    'that pass on the letter of a citizen %s are that letter; the cover is the note',
    async (_how, disposition) => {
      const clerk = await vault.as('vanthu');
      const said = `Ruộng ở Tả Phìn bị đá lăn lấp mất hai sào, xin xã cử người xem (${disposition}).`;
      const inner = letter(`dan-${disposition}`, said, [
        { name: 'anh-ruong.txt', type: 'text/plain', bytes: 'ảnh ruộng' },
      ])
        .replace(/From: .*/, 'From: Giang A Pao <pao@vi.du>')
        .replace('Mon, 23 Nov', 'Fri, 20 Nov');
      const outer = [
        `Message-ID: <chuyen-${disposition}@vi.du>`,
        'From: Van phong tinh <vp@tinh.vi.du>',
        'Subject: Fwd',
        'Date: Mon, 23 Nov 2026 08:00:00 +0700',
        'Content-Type: multipart/mixed; boundary="ngoai"',
        '',
        '--ngoai\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính chuyển xã xem xét, trả lời.\r\n',
        `--ngoai\r\nContent-Type: message/rfc822\r\nContent-Disposition: ${disposition}; filename="thu-goc.eml"\r\n\r\n${inner}\r\n`,
        '--ngoai--',
        '',
      ].join('\r\n');
      const letters = await stage(clerk, [outer]);
      const { rows } = await clerk.ok('intake.previewMails', { letters });
      expect(rows[0]).toMatchObject({ sentOn: '2026-11-20', senderMasked: { fullName: 'G•••• A• P••' } });
      expect(rows[0]?.findings).toContain('forwarded');
      expect(rows[0]?.files.map(({ name }) => name)).toEqual(['anh-ruong.txt']);
      const taken = await clerk.ok('intake.takeMails', { letters, ...DECIDED });
      expect(outcomes(taken.rows)).toEqual(['taken']);
      const detail = await caseOf(clerk, taken.rows[0]);
      expect(detail.body.trim()).toBe(said);
      expect(detail.note).toBe(
        'Thư chuyển của Van phong tinh <vp@tinh.vi.du>\nKính chuyển xã xem xét, trả lời.',
      );
      expect(detail.attachments.map(({ name }) => name)).toEqual(['anh-ruong.txt']);
      const again = await stage(clerk, [outer]);
      expect(outcomes((await clerk.ok('intake.previewMails', { letters: again })).rows)).toEqual(['already']);
    },
  );

  test('that pass on several letters stay as they are', async () => {
    const clerk = await vault.as('vanthu');
    const part = (n: number) => ({
      name: `thu-${String(n)}.eml`,
      type: 'message/rfc822',
      bytes: letter(`nhieu-${String(n)}`, `${BODY} Thư ${String(n)}.`),
    });
    const letters = await stage(clerk, [letter('nhieu', `${BODY} Hai thư.`, [part(1), part(2)])]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows[0]?.findings).not.toContain('forwarded');
    expect(rows[0]?.files).toHaveLength(2);
  });

  test('whose words are in what came with them are taken in as such, where a person says so', async () => {
    const clerk = await vault.as('vanthu');
    const parts = [{ name: 'don.pdf', type: 'application/pdf', bytes: dispatch('d01.pdf') }];
    const silent = letter('im-lang', '', parts).replace(/Subject: .*/, 'Subject: ');
    const letters = await stage(clerk, [silent, letter('rong', '').replace(/Subject: .*/, 'Subject: ')]);
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows.map(({ faults }) => faults.includes('no-text'))).toEqual([true, true]);
    expect(rows[0]?.findings).toContain('text-in-files');
    const seen = { ...DECIDED, confirmedLines: [1] };
    expect(outcomes((await clerk.ok('intake.takeMails', { letters, ...seen })).rows)).toEqual([
      'faulty',
      'faulty',
    ]);
    const taken = await clerk.ok('intake.takeMails', { letters, ...seen, textInFiles: true });
    expect(outcomes(taken.rows)).toEqual(['taken', 'faulty']);
    const detail = await caseOf(clerk, taken.rows[0]);
    expect([detail.title, detail.body]).toEqual(['Theo thư kèm: don.pdf', 'Theo thư kèm: don.pdf']);
    expect(detail.attachments).toHaveLength(1);
  });

  test('that are hostile cost little and stop nothing', async () => {
    const clerk = await vault.as('vanthu');
    const html = (body: string): string =>
      `Message-ID: <h@vi.du>\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
    const deep = Array.from({ length: 40 }).reduce<string>(
      (inner) => letter('sau', 'x', [{ name: 'trong.eml', type: 'message/rfc822', bytes: inner }]),
      letter('day', 'MẬT'),
    );
    const letters = await stage(clerk, [
      html('<style '.repeat(600_000)),
      html('<script>'.repeat(600_000)),
      deep.slice(0, 20_000_000),
      letter('bom', BODY, [
        { name: 'bom.docx', type: 'application/octet-stream', bytes: word('a'.repeat(40_000_000)) },
      ]),
    ]);
    const from = performance.now();
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(performance.now() - from).toBeLessThan(30_000); // hours where a step is quadratic
    expect(rows).toHaveLength(4);
    expect(rows[3]?.files).toMatchObject([{ name: 'bom.docx', searched: false }]);
  });

  test('of the samples are read', async () => {
    const clerk = await vault.as('vanthu');
    const files = fs.readdirSync(LETTERS).filter((name) => name.endsWith('.eml'));
    const letters = await stage(
      clerk,
      files.map((name) => fs.readFileSync(path.join(LETTERS, name), 'utf8')),
    );
    const { rows } = await clerk.ok('intake.previewMails', { letters });
    expect(rows.filter(({ unreadable }) => unreadable !== null)).toEqual([]);
    // what a letter calls itself is taken; where it does not say, a person does
    expect(rows.map(({ outcome, kind }) => [outcome, kind])).toEqual([
      ...[
        ['new', 'phan-anh'],
        ['ask', 'sang-kien'],
        ['new', 'kien-nghi'],
      ],
      ...[
        ['faulty', null],
        ['secret', null],
        ['faulty', null],
      ],
    ]);
  });
});
