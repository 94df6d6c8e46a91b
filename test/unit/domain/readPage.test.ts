import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPage, type PageText } from '../../../shared/domain/document/readPage.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import party from '../../../shared/rules/documentTypesParty-2026.json' with { type: 'json' };
import state from '../../../shared/rules/documentTypesState-2020.json' with { type: 'json' };

let getDocument: typeof PdfJs.getDocument;
beforeAll(async () => {
  // pdf.js expects a younger Node than 20; the window has it
  Object.assign(Promise, {
    withResolvers: () => {
      let settle = {};
      const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
      return { promise, ...settle };
    },
  });
  ({ getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs'));
});

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
}[];

/** Page 1 as the viewer's reader gives it. */
async function firstPage(file: string): Promise<PageText> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path.join(ROOT, file))), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  await task.destroy();
  return {
    width,
    height,
    items: items.flatMap((item) =>
      'str' in item
        ? [
            {
              text: item.str,
              x: item.transform[4] as number,
              y: height - (item.transform[5] as number),
              width: item.width,
              height: item.height,
              font: item.fontName,
            },
          ]
        : [],
    ),
  };
}

const typesOf = ({ rules }: { rules: readonly object[] }): string[] =>
  rules.flatMap((rule) =>
    'types' in rule ? (rule.types as { name: string }[]).map(({ name }) => name) : [],
  );
const names = [...typesOf(party), ...typesOf(state)];
/** Same letters and tones, wherever the tone stands (uỷ, ủy). */
const plain = (text: string | null): string => foldExact(text ?? '').replace(/^(v v|v\/v|về việc) /u, '');

describe('what the first page says of itself', () => {
  it.each(dispatches.filter(({ file }) => file !== null))('$id', async (wanted) => {
    const read = readPage(await firstPage(wanted.file ?? ''), names);
    if (wanted.level !== 'none') {
      expect(read).toMatchObject({ marked: true, code: null, subject: null });
      return;
    }
    expect(read.marked).toBe(false);
    expect(read.code).toBe(wanted.code);
    expect(read.documentDate).toBe(wanted.date);
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
