import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { forgetKeys, rememberKey } from '../knowing/keyMemory.ts';
import { asStored, isSealed, SEALED, stringOf, type StoredText } from '../db/storedText.ts';
import { newKey, unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import { bytes } from '../db/bytes.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import { openedKey } from '../knowing/openedKey.ts';
import { digestOfKey } from '../knowing/statementBody.ts';
import { ofDraft, refuseRecord, say, stateForSealing, stateOf } from '../knowing/statements.ts';
import type { Ports } from '../ports.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';

/**
 * Keys of classified drafts: one per phiếu trình from its first save, wrapped for whom the draft has reached. Its files
 * and its words lie under it. The document that is issued gets a key of its own. Which key it is, whom it was given and at
 * what level stands in the draft's signed statements, as of a record (`knowing/statements.ts`).
 */
const NAME = 'draft';
const context = (proposalId: string, personId: string): string =>
  `an-thu/draft-key/${proposalId}/${personId}`;

function findDraftGrant(ports: Ports, proposalId: string, personId: string): Uint8Array | null {
  const row = ports.db
    .prepare('SELECT wrapped FROM proposal_key_grant WHERE proposal_id = ? AND person_id = ?')
    .get(proposalId, personId);
  return row === undefined ? null : z.object({ wrapped: bytes }).parse(row).wrapped;
}

function grantDraftKey(ports: Ports, proposalId: string, key: Uint8Array, personId: string): void {
  const wrapped = wrapForPerson(ports.db, personId, key, context(proposalId, personId));
  if (wrapped === undefined) raise('certificate-unknown');
  ports.db
    .prepare(
      `INSERT INTO proposal_key_grant (proposal_id, person_id, wrapped, granted_ms)
       VALUES (:proposalId, :personId, :wrapped, :nowMs) ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped`,
    )
    .run({ proposalId, personId, wrapped, nowMs: ports.nowMs() });
}

export interface SecretDraft {
  readonly id: string;
  readonly level: Level;
  /** whom its key may be given (`partiesOf`) */
  readonly parties: readonly string[];
}

/** A new key, granted to its drafter. The caller wipes it. */
export function createDraftKey(ports: Ports, draft: SecretDraft): Buffer {
  const stated = ofDraft(draft.id);
  if ((stateOf(ports.db, stated)?.content ?? null) !== null) raise('internal', { at: 'second-draft-key' });
  const key = newKey();
  grantDraftKey(ports, draft.id, key, ports.actor.id);
  const content = digestOfKey(key, stated, NAME);
  const { level, parties } = draft;
  say(ports, stated, (before) => ({
    ...before,
    level,
    content,
    readers: [ports.actor.id],
    parties: [...parties],
  }));
  rememberKey(ports, draft.id, NAME, key);
  return key;
}

/** A draft that has its key is saved again: at what level, and to whom it goes. */
export const sayDraft = (ports: Ports, { id, level, parties }: SecretDraft): void =>
  say(ports, ofDraft(id), (before) => ({ ...before, level, parties: [...parties] }));

/**
 * The key to put something under it: only the one that the draft's newest statement names. The caller wipes it.
 * @throws AppError `key-not-granted`, `record-disagrees`
 */
export function provedDraftKey(ports: Ports, proposalId: string): Buffer {
  const stated = ofDraft(proposalId);
  const key = draftKeyOf(ports, proposalId);
  if (stateOf(ports.db, stated)?.content === digestOfKey(key, stated, NAME)) return key;
  key.fill(0);
  forgetKeys(ports, proposalId);
  return refuseRecord(ports.db, stated, 'key');
}

/** The key of a draft for the signed-in person, to read with; the caller wipes it. @throws AppError `key-not-granted` */
export function draftKeyOf(ports: Ports, proposalId: string): Buffer {
  const wrapped = findDraftGrant(ports, proposalId, ports.actor.id);
  if (wrapped === null) raise('key-not-granted');
  return openedKey(ports, {
    id: proposalId,
    name: NAME,
    wrapped,
    context: context(proposalId, ports.actor.id),
  });
}

export const holdsDraftKey = (ports: Ports, proposalId: string): boolean =>
  findDraftGrant(ports, proposalId, ports.actor.id) !== null;

/** Hands the key on to whom the draft goes next; nothing to do where the draft has none. */
export function shareDraftKey(ports: Ports, proposalId: string, personId: string): void {
  const state = stateOf(ports.db, ofDraft(proposalId));
  if (state === null || state.content === null) return;
  if (!state.parties.includes(personId)) refuseRecord(ports.db, ofDraft(proposalId), 'reader');
  if (state.readers.includes(personId) && findDraftGrant(ports, proposalId, personId) !== null) return;
  const key = provedDraftKey(ports, proposalId);
  try {
    grantDraftKey(ports, proposalId, key, personId);
    say(ports, ofDraft(proposalId), (before) => ({
      ...before,
      readers: [...new Set([...before.readers, personId])],
    }));
  } finally {
    key.fill(0);
  }
}

export const hasDraftKey = (ports: Ports, proposalId: string): boolean =>
  ports.db.prepare('SELECT 1 FROM proposal_key_grant WHERE proposal_id = ? LIMIT 1').get(proposalId) !==
  undefined;

const SEALED_FORM = /^sealed:draft:([A-Za-z0-9+/=]+)$/;
const textContext = (proposalId: string, field: string): string => `an-thu/draft-text/${proposalId}/${field}`;

/**
 * Seals a text of a classified draft; plain for level none, '' stays ''.
 * @param field where it stands: a sealed text cannot be moved to another place
 * @throws AppError `key-not-granted`; `record-disagrees` where the level, or the key, is not the one that was signed
 */
export function sealDraftText(
  ports: Ports,
  draft: { readonly id: string; readonly level: Level },
  field: string,
  text: string,
): StoredText {
  if (text === '') return asStored(text);
  stateForSealing(ports.db, ofDraft(draft.id), draft.level);
  if (draft.level === 'none') return asStored(text);
  const key = provedDraftKey(ports, draft.id);
  try {
    const sealed = wrapSecret(key, Buffer.from(text, 'utf8'), textContext(draft.id, field));
    return asStored(`${SEALED}draft:${sealed.toString('base64')}`);
  } finally {
    key.fill(0);
  }
}

/** The words, or null for someone whom the draft has not reached. */
export function openDraftText(
  ports: Ports,
  proposalId: string,
  field: string,
  text: StoredText,
): string | null {
  if (!isSealed(text)) return stringOf(text);
  const body = SEALED_FORM.exec(stringOf(text))?.[1];
  if (body === undefined) raise('internal', { at: 'sealed-draft-text' });
  if (!holdsDraftKey(ports, proposalId)) return null;
  const key = draftKeyOf(ports, proposalId);
  try {
    return unwrapSecret(key, Buffer.from(body, 'base64'), textContext(proposalId, field)).toString('utf8');
  } finally {
    key.fill(0);
  }
}
