import { createHash } from 'node:crypto';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { contentKeyOf, grantContentKey } from '../knowing/contentKeys.ts';
import { wipe } from '../crypto/primitives.ts';
import { loadDocument, tellDocument } from '../documents/change.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { personById, type PersonRow } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { groundField, refusalToChange } from './readers.ts';
import { sealText } from '../knowing/recordKeys.ts';
import { insertChange, insertNotices, setGranted } from './store.ts';

export type Changing = Parsed<'access.grant'>;

/**
 * Who says who reads: the posts that the pack names, and only one who reads the document himself.
 * @throws AppError `not-found`, `not-permitted`, `key-not-granted`, `illegal-transition` (no content yet)
 */
export function documentToChange(
  ports: Ports,
  input: Changing,
): { document: DocumentRecord; person: PersonRow } {
  const document = loadDocument(ports, input.documentId);
  if (document.level === 'none') raise('illegal-transition', { from: document.level, action: 'grant' });
  const { id: rule } = ports.rules.asOf(ports.today()).reading;
  switch (refusalToChange(ports, document)) {
    case 'role':
      throw new AppError('not-permitted', { rule, reason: 'role' });
    case 'no-key':
      throw new AppError('key-not-granted', { rule });
    case 'state':
      throw new AppError('illegal-transition', { from: document.state, action: 'grant' });
    case null:
      break;
  }
  if (input.personId === ports.actor.id)
    raise('separation-of-duties', { a: 'self', b: 'access', exception: 'never' });
  const person = personById(ports.db, input.personId);
  if (person === undefined) raise('not-found', { id: input.personId });
  return { document, person };
}

/** Writes down who, on what ground. The ground's words are sealed; the ledger keeps their digest. */
export function recordChange(
  ports: Ports,
  document: DocumentRecord,
  change: {
    kind: 'granted' | 'withdrawn' | 'emergency';
    personId: string;
    byId: string;
    ground: string;
    untilMs: number | null;
  },
): { id: string; digest: string } {
  const id = ports.newId();
  const ground = normaliseLine(change.ground);
  if (ground === '') raise('reason-required', { field: 'ground' });
  insertChange(ports.db, {
    ...change,
    id,
    documentId: document.id,
    ground: sealText(ports, document, 'text', groundField(id), ground),
    atMs: ports.nowMs(),
  });
  return { id, digest: createHash('sha256').update(`${id}\n${ground}`, 'utf8').digest('hex').slice(0, 16) };
}

/**
 * Gives a person the key of a document, or the same key for a newer certificate.
 * @throws AppError `above-authority` for a post that reads no content (administrator, inspector)
 */
export function grant(ports: Ports, input: Changing): { documentId: string; personId: string } {
  const { document, person } = documentToChange(ports, input);
  const { id: rule, mayRead } = ports.rules.asOf(ports.today()).reading;
  if (person.state !== 'active') raise('not-found', { id: person.id });
  if (!person.roles.some((role) => mayRead.includes(role))) raise('above-authority', { rule });
  const by = { id: ports.actor.id, how: 'granted' as const };
  addReaders(ports.db, document.id, [person.id], ports.nowMs(), by);
  setGranted(ports.db, { documentId: document.id, personId: person.id, byId: by.id });
  const key = contentKeyOf(ports, document.id);
  grantContentKey(ports, document.id, key, [person.id]);
  wipe(key);
  const { id, digest } = recordChange(ports, document, {
    kind: 'granted',
    personId: person.id,
    byId: by.id,
    ground: input.ground,
    untilMs: null,
  });
  insertNotices(ports.db, id, [person.id]);
  tell(ports, document, 'access.granted', { to: person.fullName, ground: digest });
  return { documentId: document.id, personId: person.id };
}

export function tell(
  ports: Ports,
  document: { readonly id: string },
  act: LedgerAct,
  facts: Record<string, string | number | null>,
): void {
  tellDocument(ports, document.id, act, facts);
  ports.announce('documents.changed', document.id);
}
