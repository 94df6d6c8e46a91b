import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { installAriaStrings, setAriaLocale } from '../../../renderer/i18n/ariaStrings.ts';

type Entry = (args: Record<string, unknown>) => string;
const modules = path.resolve(import.meta.dirname, '../../../node_modules');
const table = (): Record<string, Record<string, Entry>> =>
  (globalThis as unknown as { window: Record<symbol, Record<string, Record<string, Entry>>> }).window[
    Symbol.for('react-aria.i18n.strings')
  ] ?? {};

/** Every dictionary that the installed version of the library would ask for, with its keys. */
function libraryKeys(): [string, string[]][] {
  const found: [string, string[]][] = [];
  const read = (pkg: string, file: string): void => {
    const keys = [...fs.readFileSync(file, 'utf8').matchAll(/^ {4}"([^"]+)":/gm)].map(
      (match) => match[1] ?? '',
    );
    found.push([pkg, keys]);
  };
  for (const [scope, folder] of [
    ['@react-aria', 'react-aria'],
    ['@react-stately', 'react-stately'],
  ] as const) {
    const root = path.join(modules, folder, 'dist/private/intl');
    for (const name of fs.readdirSync(root)) read(`${scope}/${name}`, path.join(root, name, 'en-US.mjs'));
  }
  read('react-aria-components', path.join(modules, 'react-aria-components/dist/private/intl/en-US.mjs'));
  return found;
}

describe('the library speaks Vietnamese', () => {
  beforeAll(() => {
    (globalThis as { window?: unknown }).window = {};
    installAriaStrings();
  });

  it('finds every dictionary and key of the installed version, but for colours, which nothing here uses', () => {
    const dictionaries = libraryKeys();
    expect(dictionaries.length).toBeGreaterThan(15);
    for (const [pkg, keys] of dictionaries) {
      expect(Object.keys(table()), pkg).toContain(pkg);
      if (pkg === '@react-stately/color') continue;
      for (const key of keys)
        expect(
          table()[pkg]?.[key]?.({ count: 2, value: 3, optionText: 'Tỉnh ủy' }),
          `${pkg} ${key}`,
        ).toBeTruthy();
    }
  });

  it('changes language while it runs', () => {
    const said = (): string | undefined =>
      table()['@react-aria/combobox']?.['countAnnouncement']?.({ optionCount: 2 });
    setAriaLocale('vi');
    expect(said()).toBe('2 lựa chọn.');
    setAriaLocale('en');
    expect(said()).toBe('2 options.');
    setAriaLocale('vi');
  });
});
