import type { HostileFile } from './hostileCorpus.ts';
import { type HostileEntry, hostileZip } from './hostileZip.ts';

const MIB = 1024 * 1024;
const packed = (...attachments: string[]): string =>
  '<edXML><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>V/v</Subject></MessageHeader></edXMLHeader>' +
  `</edXMLEnvelope><AttachmentEncoded>${attachments.join('')}</AttachmentEncoded></edXML>`;
const attachment = (name: string, data: Buffer, id = 'a'): string =>
  `<Attachment><ContentId>${id}</ContentId><AttachmentName>${name}</AttachmentName>` +
  `<ContentTransferEncoding>${data.toString('base64')}</ContentTransferEncoding></Attachment>`;

/** Archives that no package may carry, each with the name that it is sent by. */
export const ZIP_BOMBS: readonly {
  readonly attacks: string;
  readonly name: string;
  readonly entries: readonly HostileEntry[];
}[] = [
  { attacks: 'sixty-four files of 16 MB', name: 'a.bin', entries: several(64, { declared: 16 * MIB }) },
  {
    attacks: 'the same in an archive that is meant as one',
    name: 'a.zip',
    entries: several(64, { declared: 16 * MIB }),
  },
  { attacks: 'files that share their bytes', name: 'a.bin', entries: several(64, { overlaps: true }) },
  {
    attacks: 'files that are larger than they say',
    name: 'a.zip',
    entries: [...several(2, { declared: 5 }), { name: 'z', content: Buffer.alloc(MIB), declared: 10 }],
  },
  { attacks: 'three thousand and more files', name: 'a.zip', entries: several(3_100, {}) },
  {
    attacks: 'files with a password that say how large they are',
    name: 'a.zip',
    entries: several(64, { declared: 16 * MIB, encrypted: true }),
  },
];

function several(count: number, { overlaps = false, ...more }: Partial<HostileEntry>): HostileEntry[] {
  return Array.from({ length: count }, (_, n) => ({
    name: `${String(n)}.txt`,
    content: Buffer.from('xxxxx'),
    ...more,
    overlaps: overlaps && n > 0,
  }));
}

export const packageWith = (name: string, entries: readonly HostileEntry[]): Buffer =>
  Buffer.from(packed(attachment(name, hostileZip(entries))));

export function edxmlFiles(): HostileFile[] {
  const edxml = (attacks: string, bytes: Buffer | string): HostileFile => ({
    name: 'a.edxml',
    attacks,
    bytes: Buffer.from(bytes as string),
  });
  return [
    ...ZIP_BOMBS.map(({ attacks, name, entries }) => edxml(attacks, packageWith(name, entries))),
    edxml(
      'one file that unpacks to 150 MB',
      packageWith('a.bin', [{ name: 'x', content: Buffer.alloc(150 * MIB) }]),
    ),
    edxml(
      'a hundred files that unpack to 10 MB',
      packed(
        ...Array.from({ length: 60 }, (_, n) =>
          attachment('a.bin', hostileZip([{ name: 'x', content: Buffer.alloc(7 * MIB) }]), String(n)),
        ),
      ),
    ),
    edxml('elements in elements', '<a>'.repeat(340_000)),
    edxml('very many elements', `<edXML>${'<a/>'.repeat(250_000)}</edXML>`),
    edxml(
      'very many attributes',
      `<edXML ${Array.from({ length: 90_000 }, (_, n) => `a${String(n)}=""`).join(' ')}/>`,
    ),
    edxml('an entity without an end', `<edXML>&${'a'.repeat(1_000_000)}`),
    edxml('entities in entities', `<!DOCTYPE x [${'<!ENTITY a "&a;&a;">'.repeat(50_000)}]><x>&a;</x>`),
    edxml('a name of a million signs', `<${'a'.repeat(1_000_000)}/>`),
    edxml(
      'base64 of blanks',
      packed(
        `<Attachment><ContentId>a</ContentId><ContentTransferEncoding>${'Q \n'.repeat(300_000)}</ContentTransferEncoding></Attachment>`,
      ),
    ),
    edxml('UTF-16 without an end', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.alloc(MIB - 3, '<\0')])),
  ];
}
