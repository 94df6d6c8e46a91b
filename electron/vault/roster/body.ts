import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Role } from '../../../shared/ipc/schemas.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { GRANT_KINDS } from '../people/certificateStore.ts';
import type { SectionName } from './sections.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const RosterPerson = z.strictObject({
  id: z.string(),
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  state: z.enum(['active', 'left']),
  exceptionDocument: z.string().nullable(),
  exceptionUntil: z.string().nullable(),
  roles: z.array(Role),
});
export type RosterPerson = z.infer<typeof RosterPerson>;

const RosterCertificate = z.strictObject({
  id: z.string(),
  owner: z.enum(['authority', 'office', 'person', 'recovery', 'emergency-a', 'emergency-b']),
  personId: z.string().nullable(),
  purpose: z.enum(['issue', 'sign', 'encrypt']),
  /** of its DER, hexadecimal */
  sha256,
  revoked: z.boolean(),
  outside: z.boolean(),
});
export type RosterCertificate = z.infer<typeof RosterCertificate>;

/** What the roster says: the rows of people, posts and certificates, in the order in which they came. */
const RosterContent = z.strictObject({
  people: z.array(RosterPerson).max(10_000),
  certificates: z.array(RosterCertificate).max(100_000),
});
export type RosterContent = z.infer<typeof RosterContent>;

export const RosterBody = z.strictObject({
  format: z.literal(2),
  vaultId: z.string(),
  serial: z.int().positive(),
  /** SHA-256 of the text of the one before */
  previous: sha256.nullable(),
  atMs: z.int(),
  /** SHA-256 of the issuing certificate in force, whose key signs the next */
  authority: sha256,
  /** of each section (sections.ts) the SHA-256 of its rows; one that is not named has none */
  sections: z.record(z.string().max(64), sha256),
  /** of each key of the office what names it (officeKeys.ts): no other is taken for it, whoever wrapped it */
  officeKeys: z.partialRecord(z.enum(GRANT_KINDS), sha256).default({}),
  content: RosterContent,
});
export type RosterBody = z.infer<typeof RosterBody>;

const PersonRow = RosterPerson.omit({ roles: true }).extend({
  roles: z.string().transform((list) => z.array(Role).parse(JSON.parse(list)).sort()),
});
const flag = z.int().transform((n) => n === 1);
const CertificateRow = RosterCertificate.omit({ sha256: true }).extend({
  der: bytes,
  revoked: flag,
  outside: flag,
});

/** The rows that a roster speaks for, as they stand in the database. */
export function rosterContent(db: Db): RosterContent {
  const people = db
    .prepare(
      `SELECT p.id, p.username, p.full_name AS fullName, p.position, p.state,
         p.exception_document AS exceptionDocument, p.exception_until AS exceptionUntil,
         (SELECT json_group_array(role) FROM person_role WHERE person_id = p.id) AS roles
         FROM person p ORDER BY p.rowid`,
    )
    .all()
    .map((row) => PersonRow.parse(row));
  const certificates = db
    .prepare(
      `SELECT id, owner, person_id AS personId, purpose, der, revoked_ms IS NOT NULL AS revoked,
         outside_sha256 IS NOT NULL AS outside FROM certificate ORDER BY rowid`,
    )
    .all()
    .map((row) => {
      const { der, ...rest } = CertificateRow.parse(row);
      return { ...rest, sha256: createHash('sha256').update(der).digest('hex') };
    });
  return { people, certificates };
}

/** One row that is not as the roster says. */
export interface Deviation {
  readonly what: 'person' | 'certificate' | SectionName;
  readonly id: string;
  readonly how: 'added' | 'missing' | 'changed';
}

/** Where the database is not as the roster says. */
export const deviations = (signed: RosterContent, found: RosterContent): Deviation[] => [
  ...differing('person', signed.people, found.people),
  ...differing('certificate', signed.certificates, found.certificates),
];

export function differing<T extends { readonly id: string }>(
  what: Deviation['what'],
  signed: readonly T[],
  found: readonly T[],
): Deviation[] {
  const texts = (rows: readonly T[]): Map<string, string> =>
    new Map(rows.map((row) => [row.id, canonical(row)]));
  const [before, after] = [texts(signed), texts(found)];
  const added = [...after.keys()].filter((id) => !before.has(id));
  const wrong = [...before].filter(([id, text]) => after.get(id) !== text);
  return [
    ...added.map((id): Deviation => ({ what, id, how: 'added' })),
    ...wrong.map(([id]): Deviation => ({ what, id, how: after.has(id) ? 'changed' : 'missing' })),
  ];
}

const canonical = (row: object): string =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
