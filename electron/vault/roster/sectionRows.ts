import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, valueOf } from '../db/statements.ts';
import { type Deviation, differing, type RosterBody } from './body.ts';
import { SECTION_NAMES, SECTIONS, type SectionName } from './sections.ts';

const told = z.union([z.string(), z.number(), z.null()]);
const SectionRow = z.object({ id: z.string() }).catchall(told);
export type SectionRow = z.output<typeof SectionRow>;
const Signed = z.array(SectionRow);
const blob = bytes.transform((value) => sha256Hex(value));
const Found = z.array(z.object({ id: z.string() }).catchall(z.union([told, blob])));

/** The rows of a section as they stand in the database, as the text whose SHA-256 is signed. */
export const sectionText = (db: Db, name: SectionName): string =>
  JSON.stringify(Found.parse(db.prepare(SECTIONS[name].rows).all()));

const NO_ROWS = '[]';
const digest = (text: string): string => sha256Hex(Buffer.from(text, 'utf8'));
const EMPTY = digest(NO_ROWS);

const keptText = valueOf(z.string())<[name: string]>('SELECT body FROM roster_section WHERE name = ?');

const keepText = doing<[name: string, body: string]>(`
  INSERT INTO roster_section (name, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body`);

/** What a roster says of sections: those that are named are told anew and kept, the others stay as they were signed. */
export function signedSections(
  db: Db,
  before: RosterBody['sections'],
  names: readonly SectionName[] = SECTION_NAMES,
): RosterBody['sections'] {
  const sections = { ...before };
  for (const name of names) {
    const text = sectionText(db, name);
    const sha256 = digest(text);
    if (sha256 === (before[name] ?? EMPTY)) continue;
    sections[name] = sha256;
    keepText(db, name, text);
  }
  return sections;
}

/** The rows as they were signed; null where what is kept of them is not what was signed. */
export function signedRows(db: Db, { sections }: RosterBody, name: SectionName): SectionRow[] | null {
  const sha256 = sections[name] ?? EMPTY;
  const text = sha256 === EMPTY ? NO_ROWS : keptText(db, name);
  return text !== null && digest(text) === sha256 ? Signed.parse(JSON.parse(text)) : null;
}

/** Where the rows of a section are not those that were signed; mostly the same text, and nothing more is looked at. */
export function sectionDeviations(db: Db, body: RosterBody, name: SectionName): Deviation[] {
  const text = sectionText(db, name);
  if (digest(text) === (body.sections[name] ?? EMPTY)) return [];
  const signed = signedRows(db, body, name);
  if (signed === null) return [{ what: name, id: '', how: 'changed' }];
  return differing(name, signed, Signed.parse(JSON.parse(text)));
}
