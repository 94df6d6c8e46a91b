import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../renderer');
const files = (extension: RegExp): string[] =>
  fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => extension.test(name))
    .map((name) => path.join(root, name));
const read = (file: string): string => fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

describe('style sheets', () => {
  // Paper is printed black on white whatever the theme: renderer/print has its own sheet.
  const sheets = files(/\.css$/).filter(
    (file) => !file.endsWith('tokens.css') && path.basename(path.dirname(file)) !== 'print',
  );

  it('take every colour from the tokens, tiers 2 and 3', () => {
    expect(sheets.length).toBeGreaterThan(20);
    for (const sheet of sheets) {
      expect(
        read(sheet).match(/#[0-9a-f]{3,8}\b(?![^{};]*\{)|\brgba?\(|\bhsla?\(|--p-[a-z]/gi),
        sheet,
      ).toBeNull();
    }
  });

  it('use no token that does not exist', () => {
    const own = new Set([
      ...[...read(path.join(root, 'design/tokens.css')).matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]),
      '--band-space', // frame.css: height of the band that dialogs leave free
      '--trigger-width', // set by React Aria on popovers
    ]);
    for (const sheet of sheets) {
      for (const [, name] of read(sheet).matchAll(/var\((--[\w-]+)/g)) {
        expect(own.has(name), `${name} in ${path.relative(root, sheet)}`).toBe(true);
      }
    }
  });

  it('keep the carmine of secrecy to levels, the band and the chrome', () => {
    const allowed = new Set(['marks.css', 'banner.css']);
    for (const sheet of sheets) {
      if (!allowed.has(path.basename(sheet)))
        expect(read(sheet), sheet).not.toMatch(/--level-|--band-classified/);
    }
  });
});

describe('scripts', () => {
  it('keep nothing in the browser: the machine is shared', () => {
    for (const file of files(/\.tsx?$/)) {
      expect(read(file), file).not.toMatch(
        /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/,
      );
    }
  });

  it('make one Trusted Types policy and no worker but that of the viewer', () => {
    const uses = (pattern: RegExp): string[] =>
      files(/\.tsx?$/)
        .filter((file) => pattern.test(read(file)))
        .map((file) => path.relative(root, file));
    expect(uses(/createPolicy\(/)).toEqual([path.join('components', 'viewer', 'pdfDocument.ts')]);
    expect(uses(/new (Shared)?Worker\(/)).toEqual([path.join('components', 'viewer', 'pdfDocument.ts')]);
  });

  const filesWith = (words: RegExp): string[] =>
    files(/\.tsx?$/)
      .filter((file) => words.test(read(file)))
      .map((file) => path.relative(root, file).replaceAll('\\', '/'))
      .toSorted();

  it('say what is a form in the frames of forms and nowhere beside them', () => {
    const marked = filesWith(/\bdata-form=/);
    expect(marked).toContain('forms/act/ActFrame.tsx');
    expect(marked.filter((name) => !/^(forms|components)\//.test(name))).toEqual([]);
  });

  it('run the acts of a page with useAct: by hand only where a file is staged, a door opened, a paper saved', () => {
    expect(filesWith(/\bset(Busy|Saving)\(/).filter((name) => name.startsWith('features/'))).toEqual([
      'features/documents/entry/useSaveIncoming.ts',
      'features/documents/entry/useStagedFiles.ts',
      'features/gates/UnlockPage.tsx',
      'features/submissions/RegisterSubmissionPage.tsx',
    ]);
  });
});
