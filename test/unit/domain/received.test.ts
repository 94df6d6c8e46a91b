import { describe, expect, it } from 'vitest';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { receivedLine, receivedName, receivedText } from '../../../shared/domain/text/received.ts';
import { parseManifest } from '../../../electron/vault/envelopes/manifest.ts';
import { readDocumentMetadata } from '../../../electron/vault/envelopes/metadata.ts';
import { sampleManifest } from '../../support/forgery.ts';

/** Turns a line around, marks a direction, ends a string early, means nothing. */
const HIDDEN = [
  '\u202A',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u200E',
  '\u200F',
  '\u061C',
  '\u0000',
  '\u0007',
  '\u009F',
];

describe('words of another office', () => {
  it.each(HIDDEN.map((one) => [one.codePointAt(0)?.toString(16) ?? '', one]))(
    'lose U+%s',
    (_code, hidden) => {
      expect(receivedLine(40).parse(`Công${hidden} văn`)).toBe('Công văn');
      expect(receivedText(40).parse(`Công${hidden} văn\r\nhai`)).toBe('Công văn\nhai');
      expect(normaliseLine(`a${hidden}b`)).toBe('ab');
      expect(receivedName(40).safeParse(`a${hidden}b`).success).toBe(false);
    },
  );

  it('are bounded as they will be kept, not as they came', () => {
    expect(receivedLine(3).safeParse('e\u0302\u0323ab').success).toBe(true); // ệab
    expect(receivedLine(3).safeParse('abcd').success).toBe(false);
    expect(receivedLine(3, 1).safeParse('\u202E').success).toBe(false);
  });

  const party = { name: 'Đảng ủy xã An Mẫu', stationId: 'a'.repeat(32), officeCode: '000.01' };
  it('reach the book as if they had been typed there', () => {
    const { metadata } = sampleManifest(party, party, 1, 0);
    const said = { ...metadata, subject: '=cmd \u202Efdp.exe\u0000', issuer: '\u202EGIẢ' };
    expect(readDocumentMetadata(said)).toMatchObject({ subject: '=cmd fdp.exe', issuer: 'GIẢ' });
  });

  it('name no file and no sender by a hidden character', () => {
    const manifest = sampleManifest(party, party, 1, 0);
    const of = (name: string): Buffer =>
      Buffer.from(JSON.stringify({ ...manifest, sender: { ...manifest.sender, name } }));
    expect(parseManifest(of('Đảng ủy')).sender.name).toBe('Đảng ủy');
    expect(() => parseManifest(of('Đảng\u202E ủy'))).toThrow('envelope-malformed');
  });
});
