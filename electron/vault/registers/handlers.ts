import { z } from 'zod';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import type { Book } from '../../../shared/ipc/contract/registers.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { checkHolding } from '../documents/officeRules.ts';
import { seesAllLines } from '../documents/needToKnow.ts';
import { countInBook } from '../documents/listStore.ts';
import { unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import { note, type Ports, query } from '../ports.ts';
import { allBooks, type BookRow, isDocumentBook, isOpenToAll } from './bookStore.ts';
import { deleteDraft, findDraft, saveDraft } from './draftStore.ts';

export const registerHandlers = {
  'registers.books': query<'registers.books'>((ports) => {
    const visible = (book: BookRow): boolean => isOpenToAll(book.kind) || seesAllLines(ports.actor);
    return {
      books: allBooks(ports.db)
        .filter(visible)
        .map((book) => toBook(ports, book)),
    };
  }),

  'drafts.save': note<'drafts.save'>((ports, { form, key, body }) => {
    refuseHeldContent(ports, body);
    const savedMs = ports.nowMs();
    const place = { personId: ports.actor.id, form, key };
    const sealed = wrapSecret(ports.keys.userKey, Buffer.from(body, 'utf8'), draftContext(place));
    saveDraft(ports.db, { ...place, body: sealed, savedMs });
    return { savedMs };
  }),

  'drafts.get': query<'drafts.get'>((ports, { form, key }) => {
    const place = { personId: ports.actor.id, form, key };
    const draft = findDraft(ports.db, place);
    const body = draft === null ? null : openDraft(ports, draft.body, draftContext(place));
    return { body, savedMs: body === null ? null : (draft?.savedMs ?? null) };
  }),

  'drafts.discard': note<'drafts.discard'>((ports, { form, key }) => ({
    discarded: deleteDraft(ports.db, { personId: ports.actor.id, form, key }),
  })),
};

/** Drafts may hold words of a classified document before it has a key: they lie under the person's own. */
const draftContext = ({ form, key }: { form: string; key: string }): string => `an-thu/draft/${form}/${key}`;

function openDraft(ports: Ports, sealed: Uint8Array, context: string): string | null {
  try {
    return unwrapSecret(ports.keys.userKey, sealed, context).toString('utf8');
  } catch {
    return null; // of a key from before a reset passphrase
  }
}

function toBook(ports: Ports, book: BookRow): Book {
  const { firstNumber, ...shown } = book;
  return {
    ...shown,
    entries: book.nextNumber - firstNumber,
    waiting: isDocumentBook(book) ? countInBook(ports.db, book, OPEN_STATES) : 0,
  };
}

const Draft = z.object({ level: Level, subject: z.string().nullable().catch(null) });

/** What may not be kept may not be kept as a draft either: the words stay in the window and nowhere else. */
function refuseHeldContent(ports: Ports, body: string): void {
  const draft = Draft.safeParse(parseJson(body));
  if (!draft.success) return;
  const subject = draft.data.subject === '' ? null : draft.data.subject;
  checkHolding(ports, ports.rules.asOf(ports.today()), { level: draft.data.level, subject, files: 0 });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
