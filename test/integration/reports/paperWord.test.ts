import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePaperDocx } from '../../../electron/vault/printing/paperDocx.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { fillText, PAPERS } from '../../../shared/domain/papers/paperForm.ts';
import { PAPER_SAMPLES } from '../../support/paperSamples.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';
import { placesOf } from '../../support/paperPlaces.ts';

const rules = loadRules().asOf('2026-11-24');
const EDITABLE = PAPERS.filter((paper) => rules.paper(paper)?.editable === true);

/** What officials must edit is a Word file with the words of the printed paper, in a form that Word opens. */
describe('papers as Word files', () => {
  let folder = '';
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-word-'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each(EDITABLE)('%s', { timeout: 60_000 }, async (paper) => {
    const form = rules.paper(paper);
    const [sample] = PAPER_SAMPLES[paper];
    if (form === null || sample === undefined) throw new Error(paper);
    const print = { form, ...sample, training: false, nowMs: TEST_NOW_MS, title: form.title };
    const file = path.join(folder, `${paper}.docx`);
    fs.writeFileSync(file, await writePaperDocx([print]));
    execFileSync('unzip', ['-tqq', file]);
    const part = (name: string): string => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' });
    expect(part('?Content_Types?.xml')).toContain('wordprocessingml.document.main+xml');
    const body = part('word/document.xml');
    const text = plain(body);
    const { values } = placesOf(form);
    const filled = [...values].map((place) => sample.data.values[place] ?? '');
    const shown = [fillText(form.name, sample.data.values), ...filled];
    const cells = [...placesOf(form).tables].flatMap(([rows, columns]) =>
      (sample.data.tables[rows] ?? []).flatMap((row) => columns.map((column) => row[column] ?? '')),
    );
    for (const words of [...shown, ...cells]) expect(text).toContain(plain(words));
    expect(text).not.toMatch(/\{[a-zA-Z]+\}/);
    const [, width = '', height = ''] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(body) ?? [];
    expect(Number(width) > Number(height)).toBe(form.layout === 'landscape');
    expect(body.includes('<w:tblHeader/>')).toBe(placesOf(form).tables.size > 0);
    if (sample.levelWord !== null)
      for (const name of ['word/header1.xml', 'word/footer1.xml'])
        expect(plain(part(name))).toContain(sample.levelWord);
  });
});

const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ')
    .trim();
