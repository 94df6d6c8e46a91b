import type { HostileFile } from './hostileCorpus.ts';
import { hostileZip } from './hostileZip.ts';

const MIB = 1024 * 1024;
const letter = (attacks: string, ...lines: (string | Buffer)[]): HostileFile => ({
  name: 'a.eml',
  attacks,
  bytes: Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\r\n')])),
});
const times = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('\r\n');
const MIXED = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n';

export function letterFiles(): HostileFile[] {
  const swelling = hostileZip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: Buffer.alloc(5.5 * MIB, '<a:p/>') },
  ]);
  const file = (name: string, bytes: Buffer): string =>
    `--b\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;
  return [
    letter(
      'two thousand letters in each other',
      times(2_000, () => 'Subject: x\r\nContent-Type: message/rfc822\r\n'),
      'x',
    ),
    letter(
      'two thousand letters in each other, each in a part',
      times(
        2_000,
        (n) =>
          `Content-Type: multipart/mixed; boundary=b${String(n)}\r\n\r\n--b${String(n)}\r\nContent-Type: message/rfc822\r\n`,
      ),
      'x',
    ),
    letter('boundaries and nothing between', MIXED, '--b\r\n'.repeat(200_000)),
    letter('lines that are nearly boundaries', MIXED, '--bb\r\n'.repeat(170_000)),
    letter(
      'a boundary of dashes in dashes',
      `Content-Type: multipart/mixed; boundary="${'-'.repeat(190)}"\r\n\r\n`,
      '-'.repeat(MIB - 1_000),
    ),
    letter(
      'the boundary of the outer part in every inner one',
      times(60, () => `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b`),
    ),
    letter('fields of the header without an end', 'X-A: b\r\n'.repeat(120_000)),
    letter('one field of a million signs', `Subject: ${'a'.repeat(MIB - 100)}`),
    letter('one field folded a hundred thousand times', `Subject: a\r\n${' b\r\n'.repeat(60_000)}`),
    letter('parameters without an end', `Content-Type: text/plain${'; a=b'.repeat(50_000)}\r\n\r\nx`),
    letter(
      'pieces of a name without an end',
      `Content-Disposition: attachment${Array.from({ length: 12_000 }, (_, n) => `; filename*${String(n % 900)}=a`).join('')}\r\n\r\nx`,
    ),
    letter('quotes in a parameter', `Content-Type: text/plain; name="${'\\"'.repeat(100_000)}\r\n\r\nx`),
    letter('comments in comments', `Content-Type: ${'('.repeat(250_000)}\r\n\r\nx`),
    letter('senders in groups in groups', `From: ${'a:'.repeat(100_000)}\r\n\r\nx`),
    letter('a sender of brackets', `From: ${'<"('.repeat(80_000)}\r\n\r\nx`),
    letter('words that are encoded in words', `Subject: ${'=?utf-8?Q?a?='.repeat(18_000)}\r\n\r\nx`),
    letter('words that begin and never end', `Subject: ${'=?utf-8?B?'.repeat(25_000)}\r\n\r\nx`),
    letter(
      'names half encoded',
      MIXED,
      `--b\r\nContent-Disposition: attachment; filename*=UTF-8''${'%e1\u00ba'.repeat(50_000)}\r\n\r\nx`,
    ),
    letter(
      'base64 that is padded after every letter',
      'Content-Transfer-Encoding: base64\r\nContent-Type: a/b\r\n\r\n',
      'QQ=='.repeat(MIB / 4 - 100),
    ),
    letter(
      'quoted-printable of equals signs',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
      '='.repeat(MIB - 100),
    ),
    letter(
      'quoted-printable of blanks',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
      '=   \t'.repeat(200_000),
    ),
    letter(
      'UTF-16 without a mark',
      'Content-Type: text/plain; charset=utf-16\r\n\r\n',
      Buffer.alloc(MIB - 200, Buffer.from('00d8', 'hex')),
    ),
    letter(
      'a character set that the label makes up',
      `Content-Type: text/plain; charset=${'x'.repeat(200_000)}\r\n\r\n\u0090`,
      Buffer.from('e9', 'hex'),
    ),
    letter('HTML of brackets', 'Content-Type: text/html\r\n\r\n', '<'.repeat(MIB - 100)),
    letter('HTML of styles', 'Content-Type: text/html\r\n\r\n', '<style '.repeat(140_000)),
    letter('HTML of entities', 'Content-Type: text/html\r\n\r\n', '&#x41;&amp'.repeat(100_000)),
    letter(
      'fifty files that swell',
      MIXED,
      times(50, (n) => file(`${String(n)}.docx`, swelling)),
    ),
    letter('a date of a million signs', `Date: ${'('.repeat(250_000)}\r\n\r\nx`),
  ];
}
