import { foldBase } from './fold.ts';

/**
 * Lines "abbreviation TAB full form" to a table for `MatchOptions.abbreviations`. An abbreviation may stand for
 * several things; it is looked up without marks ("cds" for CĐS). Lines that are not of this form are left out.
 */
export function readAbbreviations(lines: readonly string[]): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const line of lines) {
    const [short = '', full = ''] = line.split('\t');
    const key = foldBase(short);
    if (key === '' || key.includes(' ') || foldBase(full) === '') continue;
    const forms = table.get(key) ?? [];
    if (!forms.some((form) => foldBase(form) === foldBase(full))) table.set(key, [...forms, full]);
  }
  return table;
}
