import { describe, expect, test } from 'vitest';
import { openEnclosed } from '../../../electron/reader/mail/enclosed.ts';
import { readMail } from '../../../electron/reader/mail/mailFile.ts';
import { AppError } from '../../../shared/errors.ts';

const crlf = (...lines: (string | Buffer)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]));
const quoted = (text: Buffer): string =>
  [...text].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const WORDS = 'Kính gửi Ủy ban: đường vào thôn Nà Mẫu đã hỏng';
const UTF8 = Buffer.from(WORDS);
const refusalOf = (bytes: Buffer): Promise<unknown> =>
  readMail(bytes).then(
    () => 'read',
    (cause: unknown) => (cause instanceof AppError ? [cause.code, cause.params['why']] : cause),
  );

describe('UTF-8 is UTF-8 whatever its label says', () => {
  const LABELS = ['us-ascii', 'iso-8859-1', 'windows-1252', 'windows-1258', 'utf-8', 'klingon-8', ''];

  test.each(LABELS)('in a body labelled "%s", however it was sent', async (label) => {
    const type = `Content-Type: text/plain${label === '' ? '' : `; charset=${label}`}`;
    for (const [encoding, body] of [
      ['8bit', UTF8],
      ['7bit', UTF8],
      ['base64', UTF8.toString('base64')],
      ['quoted-printable', quoted(UTF8)],
    ] as const)
      expect(
        (await readMail(crlf(type, `Content-Transfer-Encoding: ${encoding}`, '', body))).body.trim(),
      ).toBe(WORDS);
  });

  test.each(LABELS.filter((label) => label !== ''))('in words of a header labelled "%s"', async (label) => {
    const word = `=?${label}?B?${UTF8.toString('base64')}?=`;
    const cut = `=?${label}?Q?${quoted(UTF8.subarray(0, 12))}?=\r\n =?${label}?Q?${quoted(UTF8.subarray(12))}?=`;
    const letter = crlf(`From: ${word} <dan@vi.du>`, `Subject: ${cut}`, '', 'x');
    expect(await readMail(letter)).toMatchObject({
      fromName: WORDS,
      fromAddress: 'dan@vi.du',
      subject: WORDS,
    });
  });

  test('in a header and in names of files without any label', async () => {
    const letter = crlf(
      Buffer.from(`Subject: ${WORDS}`),
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      `Content-Disposition: attachment; filename="Đơn.txt"`,
      '',
      'x',
      '--b',
      `Content-Disposition: attachment; filename*=us-ascii''${encodeURIComponent('Ảnh.txt')}`,
      '',
      'x',
      '--b',
      `Content-Type: text/csv; name="=?iso-8859-1?B?${Buffer.from('Bảng.csv').toString('base64')}?="`,
      '',
      'x',
      '--b--',
    );
    const { subject, attachments } = await readMail(letter);
    expect(subject).toBe(WORDS);
    expect(attachments.map(({ name }) => name)).toEqual(['Đơn.txt', 'Ảnh.txt', 'Bảng.csv']);
  });

  test('but old codes stay what they are', async () => {
    const read = async (label: string, bytes: Buffer): Promise<string> =>
      (await readMail(crlf(`Content-Type: text/plain; charset=${label}`, '', bytes))).body.trim();
    expect(await read('windows-1258', Buffer.from('Ti\u00eaìng', 'latin1'))).toBe('Tiếng');
    expect(await read('windows-1252', Buffer.from('caf\u00e9', 'latin1'))).toBe('café');
    const tcvn3 = 'ChuyÓn c¸c tÖp cò dïng ph«ng ch÷ cò';
    for (const label of ['us-ascii', 'iso-8859-1', 'utf-8'])
      expect(await read(label, Buffer.from(tcvn3, 'latin1'))).toBe('Chuyển các tệp cũ dùng phông chữ cũ');
  });

  test('and a text that was cut in a letter is not read by another code', async () => {
    expect((await readMail(crlf('Subject: x', '', UTF8.subarray(0, 17)))).body).toContain('Kính gửi');
  });
});

/** Letters in each other, the innermost with these words. */
const forwarded = (depth: number, words: string, disposition = ''): Buffer => {
  const heads = Array.from({ length: depth }, (_, at) => [
    `Subject: thu ${String(at)}`,
    `Content-Type: multipart/mixed; boundary=b${String(at)}`,
    '',
    `--b${String(at)}`,
    'Content-Type: message/rfc822',
    ...(disposition === '' ? [] : [`Content-Disposition: ${disposition}`]),
    '',
  ]).flat();
  return crlf(...heads, 'Subject: trong cung', '', words);
};

describe('a letter in a letter', () => {
  test('that was forwarded is part of the words; one that was attached is a file that is searched', async () => {
    const inline = await readMail(forwarded(1, WORDS));
    expect(inline.body).toContain(WORDS);
    expect(inline.body).toContain('Subject: trong cung');
    const [file, ...others] = (await readMail(forwarded(1, WORDS, 'attachment'))).attachments;
    expect(others).toEqual([]);
    expect(file).toMatchObject({ name: 'thu-1.eml', mime: 'message/rfc822' });
    const opened = file && (await openEnclosed(file));
    expect(opened).toMatchObject({ refused: false, searched: true });
    expect(opened?.text).toContain(WORDS);
  });

  test('is kept though the bytes that it was read from are wiped', async () => {
    const bytes = forwarded(1, WORDS, 'attachment');
    const { attachments } = await readMail(bytes);
    bytes.fill(0);
    expect(Buffer.from(attachments[0]?.bytes ?? []).toString()).toContain(WORDS);
  });

  test.each([3, 12, 2_000])(
    'in %d letters is no longer searched where it lies too deep, and says so',
    async (depth) => {
      const letter = forwarded(depth, WORDS);
      const from = process.cpuUsage();
      const files = await Promise.all((await readMail(letter)).attachments.map((file) => openEnclosed(file)));
      const { user, system } = process.cpuUsage(from);
      expect(files.every(({ searched }) => searched)).toBe(depth < 8);
      expect((user + system) / 1e6).toBeLessThan(1);
    },
  );
});

describe('a letter of a kind that nobody writes is refused before it is decoded', () => {
  test.each([
    ['parts', crlf('Content-Type: multipart/mixed; boundary=b', '', ...Array<string>(100_000).fill('--b'))],
    ['headers', crlf('Subject: x', ...Array<string>(60_000).fill('X-A: b'), '', 'x')],
    [
      'depth',
      crlf(
        ...Array.from({ length: 100 }, (_, n) => [
          `Content-Type: multipart/mixed; boundary=b${String(n)}`,
          '',
          `--b${String(n)}`,
        ]).flat(),
      ),
    ],
  ])('%s', async (why, bytes) => {
    expect(await refusalOf(bytes)).toEqual(['mail-not-readable', why]);
  });
});

test('59 MB of twelve letters in each other cost little time and memory', async () => {
  const picture = Buffer.alloc(43 * 1024 * 1024, 7)
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\r\n');
  const letter = Buffer.concat([
    forwarded(12, WORDS),
    Buffer.from(
      `\r\n--b11\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    ),
    Buffer.from(picture),
  ]);
  expect(letter.length).toBeGreaterThan(58 * 1024 * 1024);
  const before = process.memoryUsage().rss;
  const from = process.cpuUsage();
  const { attachments } = await readMail(letter);
  for (const file of attachments) await openEnclosed(file);
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1e6).toBeLessThan(3);
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(300);
});
