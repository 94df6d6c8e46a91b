import { z } from 'zod';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import type { Book } from '../../../shared/ipc/contract/registers.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { checkHolding } from '../rules/officeRules.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import {
  countInBook,
  allBooks,
  type BookRow,
  isDocumentBook,
  isOpenToAll,
  lineCounts,
  volumeLines,
} from './bookStore.ts';
import { unwrapSecret, wrapSecret } from '../crypto/wrap.ts';
import { type Ports, handlers } from '../ports.ts';
import { listActLines } from './actLineQueries.ts';
import { cancelActLine, correctActLine } from './actLines.ts';
import { verifyBook } from './verifyBook.ts';
import { close, limitVolumes, loadBook, openByHand, startVolume } from './books.ts';
import { deleteDraft, findDraft, saveDraft } from './draftStore.ts';
import { answerHandover, handOver, keeperOf, listHandovers } from './handovers.ts';
import {
  accountFor,
  ask,
  decide,
  listRequests,
  listReservations,
  release,
  reserve,
  withdraw,
} from './numbers.ts';
import { askStart, seriesNow } from './paperStart.ts';
import { statistics } from './statistics.ts';

export const registerHandlers = handlers({
  'registers.books': (ports) => {
    const visible = (book: BookRow): boolean => isOpenToAll(book.kind) || seesAllLines(ports.actor);
    return {
      books: allBooks(ports.db)
        .filter(visible)
        .map((book) => toBook(ports, book)),
    };
  },

  'registers.open': openByHand,
  'registers.series': (ports, { kind }) => seriesNow(ports, kind),
  'registers.askStart': askStart,
  'registers.close': close,
  'registers.verify': (ports, { bookId }) => verifyBook(ports, loadBook(ports, bookId)),
  'registers.newVolume': startVolume,
  'registers.setVolumeLines': limitVolumes,
  'registers.reserve': reserve,
  'registers.release': release,
  'registers.reservations': listReservations,
  'registers.accountFor': accountFor,
  'registers.ask': ask,
  'registers.decide': decide,
  'registers.withdraw': withdraw,
  'registers.requests': listRequests,
  'registers.actLines': listActLines,
  'registers.correctLine': (ports, { id, field, value, reason }) => {
    correctActLine(ports, id, { field, value, reason });
    return { corrected: true };
  },
  'registers.cancelLine': (ports, { id, reason }) => {
    cancelActLine(ports, id, reason);
    return { cancelled: true };
  },
  'registers.handOver': handOver,
  'registers.answerHandover': answerHandover,
  'registers.handovers': listHandovers,
  'registers.statistics': statistics,

  'drafts.save': (ports, { form, key, body }) => {
    refuseHeldContent(ports, body);
    const savedMs = ports.nowMs();
    const place = { personId: ports.actor.id, form, key };
    const sealed = wrapSecret(ports.keys.userKey, Buffer.from(body, 'utf8'), draftContext(place));
    saveDraft(ports.db, { ...place, body: sealed, savedMs });
    return { savedMs };
  },

  'drafts.get': (ports, { form, key }) => {
    const place = { personId: ports.actor.id, form, key };
    const draft = findDraft(ports.db, place);
    const body = draft === null ? null : openDraft(ports, draft.body, draftContext(place));
    return { body, savedMs: body === null ? null : (draft?.savedMs ?? null) };
  },

  'drafts.discard': (ports, { form, key }) => ({
    discarded: deleteDraft(ports.db, { personId: ports.actor.id, form, key }),
  }),
});

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
  const { cancelled, inserted, reserved, lost, requests } = lineCounts(ports.db, book.id);
  const { formId, ...rest } = book;
  return {
    ...rest,
    formGround: ports.rules.form(formId)?.ground ?? formId,
    entries: book.nextNumber - book.firstNumber + inserted,
    waiting: isDocumentBook(book) ? countInBook(ports.db, book, OPEN_STATES) : 0,
    cancelled,
    reserved,
    lost,
    requests,
    keeper: keeperOf(ports.db, book.id),
    volumeLines: volumeLines(ports.db, book.kind),
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
