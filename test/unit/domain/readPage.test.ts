import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage, type PageReading } from '../../../shared/domain/document/readPage.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import party from '../../../shared/rules/documentTypesParty-2026.json' with { type: 'json' };
import state from '../../../shared/rules/documentTypesState-2020.json' with { type: 'json' };
import { firstPageOf } from '../../support/pdfjs.ts';

const ROOT = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const dispatches = JSON.parse(readFileSync(path.join(ROOT, 'dispatches.json'), 'utf8')).dispatches as {
  id: string;
  file: string | null;
  issuer: string;
  code: string;
  date: string;
  subject: string;
  document_type: string;
  urgency: string;
  level: string;
  copy_no: string | null;
}[];

const reading = async (file: string, markedToo = false): Promise<PageReading> => {
  const page = await firstPageOf(path.join(ROOT, file));
  return readPage(page ?? { width: 595, height: 842, items: [] }, names, markedToo);
};

const typesOf = ({ rules }: { rules: readonly object[] }): string[] =>
  rules.flatMap((rule) =>
    'types' in rule ? (rule.types as { name: string }[]).map(({ name }) => name) : [],
  );
const names = [...typesOf(party), ...typesOf(state)];
/** Same letters and tones, wherever the tone stands (uỷ, ủy). */
const plain = (text: string | null): string => foldExact(text ?? '').replace(/^(v v|v\/v|về việc) /u, '');

describe('what the first page says of itself', () => {
  it.each(dispatches.filter(({ file }) => file !== null))('$id', async (wanted) => {
    const isMarked = wanted.level !== 'none';
    if (isMarked)
      expect(await reading(wanted.file ?? '')).toMatchObject({ marked: true, code: null, subject: null });
    const read = await reading(wanted.file ?? '', true);
    expect(read.marked).toBe(isMarked);
    expect(read.copyNumber).toBe(wanted.copy_no);
    expect(read.code).toBe(wanted.code);
    expect(read.documentDate).toBe(wanted.date);
    expect(read.typeName).toBe(wanted.document_type.toLowerCase());
    expect(plain(read.issuer)).toBe(plain(wanted.issuer));
    expect(plain(read.subject)).toBe(plain(wanted.subject));
    expect(read.urgency ?? 'thuong').toBe(wanted.urgency);
  });

  it('reads nothing from a page without words, and nothing from a page of rubbish', () => {
    expect(readPage({ width: 595, height: 842, items: [] }, names)).toMatchObject({
      code: null,
      marked: false,
    });
  });
});
