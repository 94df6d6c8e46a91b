import { startsLikePdf } from '../pdfPages.ts';
import { type PdfPage, pdfPages } from '../text/pdfText.ts';
import { countWords, isSick } from './sickText.ts';
import { type Left, unread, type Words } from './words.ts';

/** The pictures of a scan have this many pixels at least (A4 at 70 dots an inch), or lie on half of the page. */
const SCAN_PIXELS = 450_000;
const READABLE_PIXELS = 150_000;
const SCAN_SHARE = 0.5;
/** A signature program writes so many words at most onto a scan. */
const FEWEST_WORDS = 40;
/** More runs than columns: every word is a run, and says nothing of where it stands. */
const MOST_COLUMNS = 6;
/** Strokes of a page that is drawn, without a letter in it. */
const DRAWN = 4_000;

/** The words of every page of a PDF, and whether each page could be read. */
export function pdfWords(pdf: Buffer, left: Left): Words {
  if (!startsLikePdf(pdf)) return unread('damaged');
  if (pdf.includes('/Encrypt')) return unread('password');
  const read = pdfPages(pdf, left.text);
  if (read === null) return unread('too-large');
  if (read.pages.length === 0) return unread('damaged');
  const texts = read.pages.map(textOf);
  left.text -= texts.reduce((sum, text) => sum + text.length, 0);
  const [why = null] = read.pages.flatMap((page) => whyUnread(page) ?? []);
  return { texts, names: [], unread: why ?? (read.doubtful ? 'damaged' : read.whole ? null : 'too-large') };
}

/** Its lines, and those of few runs again with a sign between the columns. */
function textOf({ lines }: PdfPage): string {
  const whole = lines.map((runs) => runs.join(''));
  const columns = lines.filter(({ length }) => length > 1 && length <= MOST_COLUMNS);
  return [...whole, '', ...columns.map((runs) => runs.map((run) => run.trim()).join('¦'))].join('\n');
}

function whyUnread(page: PdfPage): Words['unread'] {
  const plain = page.lines.map((runs) => runs.join('')).join('\n');
  const words = countWords(plain);
  const seen = countWords(page.seen);
  const isPicture =
    page.picture >= SCAN_PIXELS || (page.covered >= SCAN_SHARE && page.picture >= READABLE_PIXELS);
  if (page.broken || page.left) return 'damaged';
  if (isPicture && seen < FEWEST_WORDS) return 'scan';
  if (words === 0 && page.shown > 2) return 'sick-text';
  if (seen === 0 && (page.picture > 0 || page.drawn > DRAWN)) return 'scan';
  return isSick(plain) ? 'sick-text' : null;
}
