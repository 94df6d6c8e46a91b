import { describe, expect, it } from 'vitest';
import { NOTHING_READ, readPage } from '../../../shared/domain/document/readPage.ts';
import { HELD_OUT } from '../../support/firstPages/heldOut.ts';
import { TUNED } from '../../support/firstPages/tuned.ts';

const FIELDS = ['code', 'documentDate', 'issuer', 'typeName', 'subject'] as const;

describe('invented first pages', () => {
  it.each([...TUNED, ...HELD_OUT])('$id', ({ page, wanted }) => {
    const read = readPage(page, []);
    for (const field of FIELDS)
      expect(read[field]?.normalize('NFC') ?? null, field).toBe((wanted ?? NOTHING_READ)[field]);
  });
});
