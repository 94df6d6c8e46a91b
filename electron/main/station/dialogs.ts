import path from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { HostInfo } from '../../../shared/ipc/bridge.ts';
import { type Asked, titleOf } from './asked.ts';

/**
 * The system's dialogs. They are looked up on `dialog` at each call. Without a standing window there is no one
 * to ask: the answer is then as if the person had cancelled.
 */
export interface Dialogs {
  files(what: Asked, filters?: readonly FileFilter[]): Promise<readonly string[]>;
  file(what: Asked): Promise<string | null>;
  folder(what: Asked): Promise<string | null>;
  save(suggestedName: string): Promise<string | null>;
  /** A question with two answers; "no" has the focus and is what Esc and closing it say. */
  confirm(question: Question): Promise<boolean>;
}

/** The words of a question. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

export function createDialogs(
  current: () => BrowserWindow | null,
  locale: () => HostInfo['locale'],
): Dialogs {
  /** GTK begins with what was used lately, where nothing can be chosen; other systems know where one was last. */
  let lastFolder: string | null = null;
  async function open(
    what: Asked,
    properties: ('openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory')[],
    filters: readonly FileFilter[] = [],
  ): Promise<readonly string[]> {
    const window = current();
    if (!window) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: titleOf(what, locale()),
      ...(process.platform === 'linux' ? { defaultPath: lastFolder ?? app.getPath('documents') } : {}),
      properties: [...properties, 'dontAddToRecent'],
      filters: [...filters],
    });
    const [chosen] = canceled ? [] : filePaths;
    if (chosen === undefined) return [];
    lastFolder = properties.includes('openDirectory') ? chosen : path.dirname(chosen);
    return filePaths;
  }
  return {
    files: (what, filters) => open(what, ['openFile', 'multiSelections'], filters),
    file: async (what) => (await open(what, ['openFile']))[0] ?? null,
    folder: async (what) => (await open(what, ['openDirectory', 'createDirectory']))[0] ?? null,
    async save(suggestedName) {
      const window = current();
      if (!window) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        // in the person's documents, not where the program happens to lie; a full path stays what it is
        defaultPath: path.resolve(app.getPath('documents'), suggestedName),
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return canceled || !filePath ? null : filePath;
    },
    async confirm({ message, detail, yes, no }) {
      const window = current();
      if (!window) return false;
      // a station that locks takes its window away: the question goes with it, unanswered
      const gone = new AbortController();
      const leave = (): void => gone.abort();
      window.once('closed', leave);
      try {
        const { response } = await dialog.showMessageBox(window, {
          type: 'warning',
          message,
          detail,
          buttons: [no, yes],
          defaultId: 0,
          cancelId: 0,
          noLink: true,
          signal: gone.signal,
        });
        return response === 1 && !gone.signal.aborted;
      } finally {
        window.off('closed', leave);
      }
    },
  };
}
