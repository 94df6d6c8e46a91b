import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { Level } from '../../../shared/ipc/schemas.ts';

/** Of what a statement speaks: a record, or the draft of one. */
export type StatedKind = 'document' | 'proposal';
export interface Stated {
  readonly kind: StatedKind;
  readonly id: string;
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What decides about a record: its level, who its readers are, which keys are its keys. */
const State = z.strictObject({
  level: Level,
  /** who alone opens an envelope that is not opened yet; null for none, or nobody of the office */
  named: z.string().nullable(),
  /** digest of the content key (of a draft: of its key); null while there is none */
  content: sha256.nullable(),
  /** digests of the keys of the words, `line.N` and `text.N`; of each kind the highest number is in force */
  keys: z.record(z.string().regex(/^(line|text)\.\d{1,6}$/), sha256),
  /** to whom the content key is wrapped, in the order in which they came */
  readers: z.array(z.string()).max(10_000),
  /** of a draft: drafter, checker, signer and clerk, whom its key may be given and nobody else */
  parties: z.array(z.string()).max(4),
});
export type State = z.infer<typeof State>;

export const StatementBody = z.strictObject({
  format: z.literal(1),
  vaultId: z.string(),
  kind: z.enum(['document', 'proposal']),
  id: z.string(),
  serial: z.int().positive(),
  /** SHA-256 of the text of the one before */
  previous: sha256.nullable(),
  atMs: z.int(),
  by: z.string(),
  /** serial of the roster by which the signer held the posts that this asks for */
  roster: z.int().positive(),
  state: State,
});
export type StatementBody = z.infer<typeof StatementBody>;

/** Before anything was said: nothing is classified. */
export const NOTHING_STATED: State = {
  level: 'none',
  named: null,
  content: null,
  keys: {},
  readers: [],
  parties: [],
};

/** What is signed: bound to its use, so that no signature over another text can stand for it. */
export const signedBytes = (text: string): Buffer =>
  Buffer.from(`an-thu/record-statement/1\n${text}`, 'utf8');

/** Says which key is meant and nothing about it: the key is 32 random bytes. @param name `content`, `draft`, `line.1` */
export const digestOfKey = (key: Uint8Array, { kind, id }: Stated, name: string): string =>
  createHmac('sha256', key).update(`an-thu/key-digest/${kind}/${id}/${name}`, 'utf8').digest('hex');

/** The number of the key in force for a kind of words; null while there is none. */
export function keyInForce({ keys }: Pick<State, 'keys'>, kind: 'line' | 'text'): string | null {
  const numbers = Object.keys(keys)
    .filter((name) => name.startsWith(`${kind}.`))
    .map((name) => Number(name.slice(kind.length + 1)));
  return numbers.length === 0 ? null : `${kind}.${Math.max(...numbers)}`;
}

interface Signer {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * Whether somebody may say what comes after. Whoever reads a record may say anything of it: he could hand its words on by
 * other ways as well. Of the others: who registers or drafts says the first; a leader changes the level, and opens an
 * envelope as the person named on it does; a keeper of the books gives a line that has none a key for its words.
 * @param before null for the first of all
 */
export function maySay(kind: StatedKind, before: State | null, after: State, { id, roles }: Signer): boolean {
  if (roles.length === 0) return false;
  const holds = (...some: Role[]): boolean => some.some((role) => roles.includes(role));
  if (before === null)
    return kind === 'document'
      ? holds('clerk', 'leader')
      : holds('leader', 'specialist', 'clerk') && after.parties.includes(id);
  if (before.readers.includes(id)) return true;
  if (kind === 'proposal') return false;
  if (before.content === null && (before.named === id || holds('leader'))) return true;
  if (isSame(before, { ...after, level: before.level })) return holds('leader');
  return addsLineOnly(before, after) && holds('clerk', 'archivist', 'inspector');
}

const isSame = (before: State, after: State): boolean => canonical(before) === canonical(after);

function addsLineOnly(before: State, after: State): boolean {
  const kept = Object.fromEntries(Object.entries(after.keys).filter(([name]) => name in before.keys));
  return (
    isSame(before, { ...after, keys: kept }) &&
    Object.keys(after.keys).every((name) => name in before.keys || name.startsWith('line.'))
  );
}

const canonical = ({ level, named, content, keys, readers, parties }: State): string => {
  const sorted = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([level, named, content, sorted, readers, parties]);
};
