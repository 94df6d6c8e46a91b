import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { NOTHING_READ, type PageReading } from '../../shared/domain/document/readPage.ts';
import { foldExact } from '../../shared/domain/text/fold.ts';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { createReader } from '../../electron/vault/reader/index.ts';
import { readOrTell } from './readFile.ts';

const FIELDS = ['code', 'date', 'issuer', 'typeName', 'subject', 'urgency'] as const;
type Field = (typeof FIELDS)[number];

const text = z.string().nullable().default(null);
const Wanted = z.object({
  id: z.string(),
  file: z.string(),
  textKind: z.string().default('text'),
  /** `none`: nothing may be proposed */
  layout: z.string(),
  code: text,
  date: text,
  issuer: text,
  issuerAlso: z.array(z.string()).default([]),
  typeName: text,
  subject: text,
  urgency: text,
});
type Wanted = z.infer<typeof Wanted>;

/** The invented dispatches have other names for the same; of a classified one nothing may be proposed. */
const Dispatch = z
  .object({ id: z.string(), file: z.string().nullable(), level: z.string(), urgency: z.string() })
  .extend({ code: text, date: text, issuer: text, document_type: text, subject: text });

const Expected = z.union([
  z.object({ documents: z.array(Wanted) }),
  z.object({ dispatches: z.array(Dispatch) }).transform(({ dispatches }) => ({
    documents: dispatches.flatMap((one): Wanted[] =>
      one.file === null
        ? []
        : [
            {
              id: one.id,
              file: one.file,
              textKind: 'text',
              layout: one.level === 'none' ? 'invented' : 'none',
              code: one.code,
              date: one.date,
              issuer: one.issuer,
              issuerAlso: [],
              typeName: one.document_type,
              subject: one.subject,
              urgency: one.urgency === 'thuong' ? null : one.urgency,
            },
          ],
    ),
  })),
]);

interface Figures {
  right: number;
  wrong: number;
  /** of those that are wrong, the ones that the form doesn't mark to be compared with the page */
  unmarked: number;
  missing: number;
}

interface Wrong {
  readonly id: string;
  readonly field: Field;
  readonly expected: string | null;
  readonly got: string;
  readonly isMarked: boolean;
}

export interface ReadingEvaluation {
  readonly documents: number;
  readonly fields: Readonly<Record<Field, Figures>>;
  /** documents of which nothing may be proposed, and proposals that were made all the same */
  readonly nothing: { readonly documents: number; readonly wrong: number };
  /** files that could not be read: all their fields are missing */
  readonly unread: readonly string[];
  readonly wrong: readonly Wrong[];
}

export interface ReadingOptions {
  readonly dir: string;
  readonly expected: string;
  /** whose types are known besides: `party` or `state` */
  readonly office?: string | undefined;
  /** only documents of this `textKind` (text, broken, ocr, stamp, scan) */
  readonly kind?: string | undefined;
}

/** Reads the first page of every PDF, and every Word file, by the product's own reader and compares with what a clerk would register. */
export async function evalReading({
  dir,
  expected,
  office,
  kind,
}: ReadingOptions): Promise<ReadingEvaluation> {
  const { documents } = Expected.parse(JSON.parse(readFileSync(expected, 'utf8')));
  const style = office === 'party' ? 'party' : 'state';
  const typeNames = loadRules()
    .asOf('2026-11-30')
    .documentTypes(style)
    .map(({ name }) => name);
  const none = (): Figures => ({ right: 0, wrong: 0, unmarked: 0, missing: 0 });
  const fields: Record<Field, Figures> = {
    code: none(),
    date: none(),
    issuer: none(),
    typeName: none(),
    subject: none(),
    urgency: none(),
  };
  const nothing = { documents: 0, wrong: 0 };
  const wrong: ReadingEvaluation['wrong'][number][] = [];
  const chosen = documents.filter(
    (one) => (kind === undefined || one.textKind === kind) && existsSync(join(dir, one.file)),
  );
  const unread: string[] = [];
  const reader = createReader(forkReader);
  for (const one of chosen) {
    const found = await readOrTell(join(dir, one.file), { typeNames, reader, isWhole: false });
    if (found === null) unread.push(one.file);
    const read = found ?? NOTHING_READ;
    if (one.layout === 'none') nothing.documents += 1;
    for (const field of FIELDS) {
      const want = one.layout === 'none' ? null : one[field];
      const got = field === 'date' ? read.documentDate : read[field];
      if (want === null && got === null) continue;
      const judged = got === null ? 'missing' : isRight(one, field, want, got) ? 'right' : 'wrong';
      const isMarked = isToCompare(read, field);
      if (judged === 'wrong') wrong.push({ id: one.id, field, expected: want, got: got ?? '', isMarked });
      if (judged === 'wrong' && !isMarked) fields[field].unmarked += 1;
      if (one.layout !== 'none') fields[field][judged] += 1;
      else nothing.wrong += 1;
    }
  }
  reader.close();
  return { documents: chosen.length, fields, nothing, unread, wrong };
}

function isToCompare({ doubts }: PageReading, field: Field): boolean {
  if (field === 'date') return doubts.documentDate !== undefined;
  return field in doubts;
}

/** Case, white space, where the tone stands, the kind of dash, a leading "V/v" and a final full stop don't count. */
const plain = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/^\s*v\s*\/\s*v\s*[:.]?\s*/iu, '')
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/\p{L}+/gu, foldExact)
    .replaceAll(/\s/gu, '')
    .replace(/\.$/u, '');

function isRight(one: Wanted, field: Field, want: string | null, got: string): boolean {
  if (want === null) return false;
  if (field === 'code') return want.replaceAll(/\s/gu, '').toLowerCase() === got.toLowerCase();
  if (field === 'date' || field === 'urgency') return want === got;
  const accepted = field === 'issuer' ? [want, ...one.issuerAlso] : [want];
  // the invented dispatches leave the words out that say that it is the subject
  const bare = (value: string): string =>
    one.layout === 'invented' ? value.replace(/^về việc\s+/iu, '') : value;
  return accepted.some((value) => plain(bare(value)) === plain(bare(got)));
}
