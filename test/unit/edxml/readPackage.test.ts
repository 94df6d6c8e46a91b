import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDXML_LIMITS } from '../../../electron/reader/edxml/limits.ts';
import { readEdxml } from '../../../electron/reader/edxml/readPackage.ts';
import { AppError } from '../../../shared/errors.ts';
import { evalEdxml } from '../../eval/edxml.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/edxml');
const good = readFileSync(join(FIXTURES, '01-good.edxml'), 'utf8');

const attachment = (name: string, data: string, id = 'a1'): string =>
  `<Attachment><ContentType>x/y</ContentType><ContentId>${id}</ContentId>` +
  `<ContentTransferEncoding>${data}</ContentTransferEncoding><AttachmentName>${name}</AttachmentName></Attachment>`;
const packed = (...attachments: string[]): Buffer =>
  Buffer.from(
    '<e:edXML xmlns:e="urn:any"><e:edXMLEnvelope><e:edXMLHeader><MessageHeader><Subject>V/v</Subject></MessageHeader>' +
      `</e:edXMLHeader></e:edXMLEnvelope><AttachmentEncoded>${attachments.join('')}</AttachmentEncoded></e:edXML>`,
  );
const reasonOf = async (bytes: Uint8Array): Promise<unknown> => {
  try {
    await readEdxml(bytes);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return (error as AppError).params['reason'];
  }
};

/** An archive of one entry, with the size that its directory declares. */
function zipOf(name: string, content: Buffer, declared = content.length): Buffer {
  const data = deflateRawSync(content);
  const fileName = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(declared, 18);
  fields.writeUInt16LE(fileName.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, fileName, data]);
  const tail = Buffer.alloc(14); // comment, disk, attributes, offset
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002', 'latin1'),
    Buffer.from([20, 0]),
    fields,
    tail,
    fileName,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

describe('reading an edXML package', () => {
  it('gives every sample its answer', async () => {
    expect(await evalEdxml(FIXTURES, join(FIXTURES, 'expected.json'))).toEqual({ files: 8, wrong: [] });
  });

  it.each([
    ['2026/3/5', '2026-03-05'],
    ['5/3/2026', '2026-03-05'],
    ['2026-03-05T23:59:59Z', '2026-03-06'],
    ['31/02/2026', null],
    ['hôm qua', null],
  ])('reads the date %s', async (written, day) => {
    const message = await readEdxml(
      Buffer.from(good.replace('2026/03/05</edXML:Prom', `${written}</edXML:Prom`)),
    );
    expect(message).toMatchObject({ kind: 'edoc', promulgatedOn: day });
  });

  it('reads UTF-16, and refuses bytes that are neither', async () => {
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(good.replace('UTF-8', 'UTF-16'), 'utf16le'),
    ]);
    expect(await readEdxml(wide)).toMatchObject({ codeNumber: '47' });
    const latin = Buffer.from(good.replace('Công văn', 'C\u00f4ng'), 'latin1');
    expect(await reasonOf(latin)).toBe('not-well-formed');
  });

  it.each([
    ['a step upwards', '..\\x.txt', 'unsafe-attachment-name'],
    ['a drive', 'C:x.txt', 'unsafe-attachment-name'],
    ['a folder', 'a/b.txt', 'unsafe-attachment-name'],
    ['two dots inside a name', 'a..b.txt', 'read'],
  ])('of a name with %s says', async (_what, name, answer) => {
    expect(await reasonOf(packed(attachment(name, 'TQ==')))).toBe(answer);
  });

  it('unpacks one zipped file, leaves an archive that is meant as one, and several files', async () => {
    const zip = zipOf('ten khac.txt', Buffer.from('Mẫu'));
    const data = zip.toString('base64');
    const message = await readEdxml(packed(attachment('a.txt', data), attachment('b.zip', data, 'a2')));
    if (message.kind !== 'edoc') throw new Error('no document');
    expect(message.attachments.map(({ zipped, bytes }) => [zipped, bytes.toString().slice(0, 3)])).toEqual([
      [true, 'Mẫu'],
      [false, 'PK\u0003'],
    ]);
  });

  it('refuses a bomb by what it declares, and by what comes out when it lies', async () => {
    const declared = zipOf('x', Buffer.from('x'), EDXML_LIMITS.attachmentBytes + 1);
    expect(await reasonOf(packed(attachment('x.bin', declared.toString('base64'))))).toBe('unzip-limit');
    const lying = zipOf('x', Buffer.alloc(500_000), 10);
    expect(await reasonOf(packed(attachment('x.bin', lying.toString('base64'))))).toBe('unzip-limit');
  });

  it('refuses a zipped name that leads out of the folder', async () => {
    const escaping = zipOf('../x', Buffer.from('x'));
    expect(await reasonOf(packed(attachment('x.bin', escaping.toString('base64'))))).toBe(
      'unsafe-attachment-name',
    );
  });

  it.each([
    ['too deep', '<a>'.repeat(40) + '</a>'.repeat(40), 'too-large'],
    ['too many', `<a>${'<b/>'.repeat(EDXML_LIMITS.elements)}</a>`, 'too-large'],
    ['too long a field', `<a>${'x'.repeat(EDXML_LIMITS.fieldCharacters + 1)}</a>`, 'too-large'],
    ['another kind of file', '<a/>', 'not-edxml'],
    ['a broken document type', '<!DOCTYPE a [<!ENTITY', 'dtd'],
    ['an unknown entity', '<a>&x;</a>', 'not-well-formed'],
    ['nothing', '', 'not-well-formed'],
  ])('refuses what is %s', async (_what, text, reason) => {
    expect(await reasonOf(Buffer.from(text))).toBe(reason);
  });

  it('answers any damage with a message or a reason, never otherwise', async () => {
    const bytes = Buffer.from(good);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(bytes.length),
        async (changes, cut) => {
          const damaged = Buffer.from(bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut : 0)));
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          expect(await reasonOf(damaged)).toBeTypeOf('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});
