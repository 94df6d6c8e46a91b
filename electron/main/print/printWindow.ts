import { BrowserWindow, session } from 'electron';
import { APP_ORIGIN, APP_SCHEME } from '../../../shared/ipc/channels.ts';
import { protectContent } from '../hardening/contentProtection.ts';
import type { FromMemory, PageHandler } from '../hardening/protocolApp.ts';
import { PRINT_PARTITION, printPreferences } from '../hardening/webPreferences.ts';
import { jobResource, micronsOf, type PrintJob, readyPage } from './printJob.ts';

/** Drawing a page takes well below a second; a book of a few hundred pages fits. */
const DRAW_DEADLINE_MS = 300_000;

/**
 * Prints in a hidden window of its own session, without a preload: the page draws what it fetches from memory
 * and has no way back. Nothing is written to a file. One job at a time.
 * @param serve the files of the page, what is printed put in from memory
 */
export function createPrinter(
  serve: (fromMemory: FromMemory) => PageHandler,
): (job: PrintJob) => Promise<boolean> {
  let current: PrintJob | null = null;
  let prepared = false;

  function prepare(): void {
    if (prepared) return;
    prepared = true;
    const own = session.fromPartition(PRINT_PARTITION);
    own.protocol.handle(
      APP_SCHEME,
      serve((pathname) => jobResource(current, pathname)),
    );
  }

  return async (job) => {
    if (current) return false;
    current = job;
    prepare();
    const window = new BrowserWindow({ show: false, webPreferences: { ...printPreferences() } });
    protectContent(window);
    try {
      const page = await drawn(window);
      return page !== null && (await sentToPrinter(window, page));
    } finally {
      current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };
}

type Page = { readonly width: number; readonly height: number };

function drawn(window: BrowserWindow): Promise<Page | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), DRAW_DEADLINE_MS);
    const finish = (page: Page | null): void => {
      clearTimeout(timer);
      resolve(page);
    };
    window.webContents.on('page-title-updated', (_event, title) => {
      const page = readyPage(title);
      if (page) finish(page);
      else if (title === 'failed') finish(null);
    });
    window.webContents.on('render-process-gone', () => finish(null));
    window.loadURL(`${APP_ORIGIN}/print.html`).catch(() => finish(null));
  });
}

function sentToPrinter(window: BrowserWindow, page: Page): Promise<boolean> {
  const landscape = page.width > page.height;
  const [short, long] = landscape ? [page.height, page.width] : [page.width, page.height];
  return new Promise((resolve) => {
    window.webContents.print(
      {
        silent: false,
        printBackground: true,
        landscape,
        margins: { marginType: 'none' },
        pageSize: { width: micronsOf(short), height: micronsOf(long) },
      },
      (printed) => resolve(printed),
    );
  });
}
