import '../design/fonts.css';
import './print.css';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { PrintedSecrets } from '../../shared/ipc/bridge.ts';
import { openPdf } from '../components/viewer/pdfDocument.ts';
import { print as en } from '../i18n/en/print.ts';
import { print as vi } from '../i18n/vi/print.ts';

/** What the main process serves this window from memory, at `print/job.json`. */
type Job = { readonly kind: 'report' } | PrintedSecrets;

/** Dots per inch of a printed page: fine enough for 8 pt text with stacked marks. */
const DPI = 200;
const POINTS_PER_INCH = 72;
const A4_POINTS = { width: 595, height: 842 };

interface Size {
  readonly width: number;
  readonly height: number;
}

const sheet = document.getElementById('sheet') as HTMLElement;

/** `toBlob` waits for idle time, which a hidden window hardly ever gets: seconds per page. This doesn't. */
function pngOf(canvas: HTMLCanvasElement): Blob {
  const base64 = canvas.toDataURL('image/png').split(',', 2)[1] ?? '';
  return new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: 'image/png' });
}

/** Pages become images one after the other, so that only one canvas is alive at a time. */
async function drawReport(): Promise<Size> {
  const bytes = async () => new Uint8Array(await (await fetch('print/job.pdf')).arrayBuffer());
  const opened = await openPdf(bytes, () => undefined);
  const pdf = await opened.task.promise;
  let size: Size = A4_POINTS;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const points = page.getViewport({ scale: 1 });
    if (number === 1) size = { width: Math.round(points.width), height: Math.round(points.height) };
    sheet.append(await imageOf(page));
    page.cleanup();
  }
  opened.close();
  return size;
}

async function imageOf(page: PDFPageProxy): Promise<HTMLImageElement> {
  const viewport = page.getViewport({ scale: DPI / POINTS_PER_INCH });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = pngOf(canvas);
  canvas.width = 0;
  const image = new Image();
  image.className = 'sheet-image';
  const loaded = new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = reject;
  });
  image.src = URL.createObjectURL(blob);
  await loaded; // `decode()` would wait for a frame, which a hidden window draws every other second
  return image;
}

type Add = (tag: string, text: string, className?: string) => void;

/** An article of the sheet, and what puts a line of text into it. */
function newArticle(className: string): Add {
  const article = document.createElement('article');
  article.className = className;
  sheet.append(article);
  return (tag, text, lineClass = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (lineClass !== '') element.className = lineClass;
    article.append(element);
  };
}

function drawRecovery({ code, officeName, locale }: Extract<Job, { kind: 'recovery' }>): Size {
  const words = locale === 'en' ? en : vi;
  const add = newArticle('recovery');
  add('h1', words['print.recovery.title']);
  add('p', officeName);
  add('p', code, 'recovery-code');
  add('p', words['print.recovery.use']);
  add('p', words['print.recovery.keep']);
  add('p', words['print.recovery.signed'], 'recovery-line');
  return A4_POINTS;
}

/** A slip for each person, to be cut along the lines; none is broken over two sheets. */
function drawPassphrases({ officeName, people, locale }: Extract<Job, { kind: 'passphrases' }>): Size {
  const words = locale === 'en' ? en : vi;
  for (const { fullName, position, username, passphrase } of people) {
    const add = newArticle('slip');
    add('h2', words['print.slip.title']);
    add('p', officeName);
    add('p', [fullName, position].filter((part) => part !== '').join(', '));
    add('p', `${words['print.slip.username']}: ${username}`);
    add('p', passphrase, 'slip-passphrase');
    add('p', words['print.slip.use']);
  }
  return A4_POINTS;
}

async function draw(): Promise<void> {
  const job = (await (await fetch('print/job.json')).json()) as Job;
  const size =
    job.kind === 'report'
      ? await drawReport()
      : job.kind === 'recovery'
        ? drawRecovery(job)
        : drawPassphrases(job);
  await document.fonts.ready;
  document.styleSheets[0]?.insertRule(`@page { margin: 0; size: ${size.width}pt ${size.height}pt }`);
  document.title = `ready:${size.width}x${size.height}`; // the main process waits for this
}

draw().catch(() => {
  document.title = 'failed';
});
