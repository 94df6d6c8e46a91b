import { linesOf } from '../../../shared/domain/document/reading/recognised.ts';
import { LEVELS, markRulesOf } from '../../../shared/domain/secrecy/markRules.ts';
import { raise } from '../../../shared/errors.ts';
import type { RecognisedWord } from '../../../shared/ipc/readerAnswers.ts';
import { readableAttachment } from '../attachments/access.ts';
import { findOwnStage, withStaged } from '../attachments/readStaged.ts';
import { addMark } from '../attachments/store.ts';
import { withSavepoint } from '../db/savepoint.ts';
import { indexDocument } from '../documents/change.ts';
import { type Parsed, type Ports, handlers } from '../ports.ts';
import { bytesSource, type ReadHow } from '../reader/index.ts';
import { foundOf } from '../attachments/found.ts';
import { addPiece, takePicture } from './pictures.ts';
import {
  countDue,
  countPages,
  dueFiles,
  endDue,
  findDue,
  insertPage,
  type PageState,
  unreadPages,
} from './store.ts';

/** So many pages of a file are read for the search; a longer one is named among those that are not read whole. */
const MOST_PAGES = 40;
/** Files that are looked through for one that this person may read. */
const LOOKED_THROUGH = 50;
const MOST_LISTED = 200;
const LONGEST_PAGE = 40_000;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_PARAGRAPH_LETTERS = 200_000;

/** The highest first. */
const URGENCIES = ['hoa-toc', 'thuong-khan', 'khan'] as const;

type Picture = Pick<Parsed<'pages.recognise'>, 'width' | 'height' | 'dpi' | 'pictureId'>;

export const pageHandlers = handlers({
  'pages.draw': (ports, { pictureId, greyBase64 }) => ({
    pictureId: addPiece(ports, pictureId, Buffer.from(greyBase64, 'base64')),
  }),

  'pages.recognise': async (ports, { stageId, isBackground, ...picture }) => {
    const found = foundOf(findOwnStage(ports, stageId));
    if (found.state === 'marked') return { words: [], secrecy: found };
    const { words, mark } = await recognised(ports, picture, { isBackground });
    if (mark === null) return { words, secrecy: found };
    addMark(ports.db, stageId, mark);
    return { words: [], secrecy: { state: 'marked', level: mark.level, rule: mark.rule } };
  },

  'pages.paragraphs': (ports, { stageId }) => {
    if (foundOf(findOwnStage(ports, stageId)).state === 'marked') return { paragraphs: [] };
    return withStaged(ports, stageId, MOST_BYTES, async ({ name, source }) => {
      const { items } = await ports.reader.read({ op: 'paragraphs', name }, source);
      return { paragraphs: boundedParagraphs(items) };
    });
  },

  'pages.stamps': async (ports, { stageId, pictureId, ...size }) => {
    const found = foundOf(findOwnStage(ports, stageId));
    const pixels = takePicture(ports, pictureId);
    try {
      const { value } = await ports.reader.read({ op: 'stamps', ...size }, bytesSource(pixels));
      const urgency = URGENCIES.find((each) => value.includes(each)) ?? null;
      const level = LEVELS.find((each) => value.includes(each));
      if (level === undefined || found.state === 'marked') return { secrecy: found, urgency };
      const mark = { level, rule: markRulesOf(ports.rules.asOf(ports.today()).screening).labelRule };
      addMark(ports.db, stageId, mark);
      return { secrecy: { state: 'marked', ...mark }, urgency };
    } finally {
      pixels.fill(0);
    }
  },

  'pages.due': (ports) => {
    const next = dueFiles(ports.db, LOOKED_THROUGH).find(({ attachmentId }) => mayRead(ports, attachmentId));
    const { attachmentId, mime, sizeBytes, page } = next ?? {};
    return {
      next:
        attachmentId === undefined || mime === undefined || sizeBytes === undefined || page === undefined
          ? null
          : { attachmentId, mime, sizeBytes, page },
      left: countDue(ports.db),
    };
  },

  'pages.keep': async (ports, { attachmentId, page, pages, found }) => {
    const due = findDue(ports.db, attachmentId);
    if (due === null || due.page !== page || !mayRead(ports, attachmentId))
      raise('not-found', { id: attachmentId });
    const { state, words } = await wordsOf(ports, found);
    const last = page >= Math.min(pages, MOST_PAGES);
    const kept = { attachmentId, readMs: ports.nowMs() };
    withSavepoint(ports.db, () => {
      // it may have been classified, or have gone, while it was read
      if (findDue(ports.db, attachmentId) === null) raise('not-found', { id: attachmentId });
      insertPage(ports.db, { ...kept, page, state, words });
      if (!last) return;
      if (pages > MOST_PAGES)
        insertPage(ports.db, { ...kept, page: MOST_PAGES + 1, state: 'beyond', words: '' });
      endDue(ports.db, attachmentId);
      indexDocument(ports, due.documentId);
    });
    return { nextPage: last ? null : page + 1 };
  },

  'pages.overview': (ports) => ({
    ...countPages(ports.db),
    left: countDue(ports.db),
    list: unreadPages(ports.db, MOST_LISTED),
  }),
});

/** As much of a Word file as one answer takes. */
function boundedParagraphs(items: readonly string[]): string[] {
  let letters = 0;
  return items
    .slice(0, 3_000)
    .map((text) => text.slice(0, 4_000))
    .filter((text) => (letters += text.length) <= MOST_PARAGRAPH_LETTERS);
}

function mayRead(ports: Ports, attachmentId: string): boolean {
  try {
    return readableAttachment(ports, attachmentId).keyKind === 'vault';
  } catch {
    return false; // frozen by a recall, or not for this person
  }
}

type Found = Parsed<'pages.keep'>['found'];

async function wordsOf(ports: Ports, found: Found): Promise<{ state: PageState; words: string }> {
  if (found.kind === 'unreadable') return { state: 'unreadable', words: '' };
  if (found.kind === 'words') return { state: 'words', words: found.words };
  const { words, mark } = await recognised(ports, found, { isBackground: true });
  if (mark !== null) return { state: 'marked', words: '' };
  const text = linesOf(words).join('\n').slice(0, LONGEST_PAGE);
  return text === '' ? { state: 'unreadable', words: '' } : { state: 'recognised', words: text };
}

/** The words of a picture, recognised in the process without keys. @throws AppError `file-unreadable`, `file-too-costly` */
async function recognised(
  ports: Ports,
  { width, height, dpi, pictureId }: Picture,
  how: ReadHow = {},
): Promise<{
  words: RecognisedWord[];
  mark: { level: 'mat' | 'toi-mat' | 'tuyet-mat'; rule: string } | null;
}> {
  const grey = takePicture(ports, pictureId);
  const rules = ports.rules.asOf(ports.today()).screening;
  try {
    const job = { op: 'recognise', rules, width, height, dpi } as const;
    const { items, value } = await ports.reader.read(job, bytesSource(grey), how);
    return { words: [...items], mark: value.mark };
  } finally {
    grey.fill(0);
  }
}
