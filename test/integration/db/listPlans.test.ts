import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';
import { overdueStatement } from '../../../electron/vault/documents/listCounts.ts';
import {
  insertLine,
  type ListQuery,
  listLines,
  listStatement,
  type NewLine,
} from '../../../electron/vault/documents/listStore.ts';
import { sortKeyOf } from '../../../electron/vault/tables/entryKey.ts';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';

const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };
const STATES = [...OPEN_STATES, 'closed', 'answered'] as const;
const PEOPLE = ['a'.repeat(32), 'b'.repeat(32)];
const SCOPE = { allLines: 1, reader: '' } as const;
const ALL: ListQuery = {
  book: 'incoming',
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  readsAs: null,
  personId: null,
  open: false,
  overdueAt: null,
  before: null,
  limit: 20,
};

const lineOf = (number: number): NewLine => ({
  id: number.toString(16).padStart(32, '0'),
  book: 'incoming',
  sortKey: sortKeyOf(2026, number),
  bookId: 'c'.repeat(32),
  state: STATES[(number * 3) % STATES.length] ?? 'closed',
  level: 'none',
  urgency: 'thuong',
  holderId: PEOPLE[number % 3] ?? null,
  dueOn: number % 2 === 0 ? `2026-11-${String(1 + (number % 28)).padStart(2, '0')}` : null,
  dueTime: null,
  enteredOn: '2026-11-24',
  enteredMs: number,
  issuer: number % 5 === 0 ? 'Sở Nội vụ' : 'Tỉnh ủy Sơn Hà',
  code: `${number}-CV/TU`,
  documentDate: null,
  typeId: 'cong-van',
  subject: `Văn bản số ${number}`,
  files: 0,
});
const LINES = Array.from({ length: 700 }, (_, i) => lineOf(700 - i));

const CASES: readonly [string, Partial<ListQuery>, (line: NewLine) => boolean, index: string][] = [
  ['the whole book', {}, () => true, 'PRIMARY KEY'],
  ...STATES.map((state): (typeof CASES)[number] => [
    state,
    { state },
    (line) => line.state === state,
    OPEN_STATES.some((open) => open === state) ? 'doc_list_open' : 'doc_list_state',
  ]),
  ['all that is open', { open: true }, isOpen, 'doc_list_open'],
  [
    'a state of an issuer',
    { state: 'presented', issuer: 'Sở Nội vụ' },
    (line) => line.state === 'presented' && line.issuer === 'Sở Nội vụ',
    'doc_list_open',
  ],
  [
    'open with one person',
    { open: true, personId: PEOPLE[0] ?? '' },
    (line) => isOpen(line) && line.holderId === PEOPLE[0],
    'doc_list_holder',
  ],
  ['an issuer', { issuer: 'Sở Nội vụ' }, (line) => line.issuer === 'Sở Nội vụ', 'doc_list_issuer'],
];

function isOpen(line: NewLine): boolean {
  return OPEN_STATES.some((state) => state === line.state);
}

describe('a page of a list', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-plans-'));
  let db: WriteDb;
  beforeAll(() => {
    const file = path.join(dir, 'vault.db');
    db = openEncrypted(file, KEY, { create: true });
    migrate(db);
    const person = db.prepare(
      `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
       VALUES (?, 1, ?, 'Nguyễn Văn A', 'Chuyên viên', 'active', 0, 0)`,
    );
    db.transaction(() => {
      PEOPLE.forEach((id, i) => person.run(id, `user${i}`));
      LINES.forEach((line) => insertLine(db, line));
    }).immediate();
    db.exec('ANALYZE');
  });
  afterAll(() => {
    db.close();
    fs.rmSync(dir, { recursive: true });
  });

  it.each(CASES)('of %s has the right lines, newest first, page after page', (_name, filter, belongs) => {
    const wanted = LINES.filter(belongs).map((line) => line.id);
    const got: string[] = [];
    for (let before: number | null = null, more = true; more;) {
      const page = listLines(db, { ...ALL, ...filter, before }, SCOPE);
      got.push(...page.map((line) => line.id));
      before = page.at(-1)?.sortKey ?? null;
      more = page.length === ALL.limit;
    }
    expect(wanted.length).toBeGreaterThan(10);
    expect(got).toEqual(wanted);
  });

  it.each(CASES)(
    'of %s is read in its own order from one index, also after ANALYZE',
    (_name, filter, _, index) => {
      const { sql, params } = listStatement({ ...ALL, ...filter, before: sortKeyOf(2026, 300) }, SCOPE);
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      const steps = plan
        .map(({ detail }) => detail)
        .filter((detail) => detail.includes(' l ') || detail.includes('TEMP'));
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) {
        expect(step).toMatch(/^SEARCH l USING /);
        expect(step).toContain(index);
      }
      expect(steps.join('\n')).not.toContain('TEMP B-TREE');
      if (index === 'doc_list_open') expect(steps.join('\n')).toContain('COVERING INDEX doc_list_open');
    },
  );

  it.each([
    ['a book', SCOPE, 'doc_list_due'],
    ["a reader's own list", { allLines: 0, reader: PEOPLE[0] ?? '' }, 'PRIMARY KEY'],
  ] as const)('of overdue documents of %s is counted in the index alone', (_name, scope, index) => {
    const sql = overdueStatement(index === 'doc_list_due' ? 'incoming' : 'classified-incoming', scope);
    const params = { book: '', date: '', time: '', ...scope };
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(`^SEARCH l USING (COVERING INDEX )?${index}`),
    ]);
  });
});
