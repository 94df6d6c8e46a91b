import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { AskVault } from './askVault.ts';
import type { Dialogs, Question } from './dialogs.ts';
import { judgeDrop } from './dropPlace.ts';

export interface DropPorts {
  readonly ask: AskVault;
  readonly dialogs: Pick<Dialogs, 'confirm'>;
  readonly locale: () => 'vi' | 'en';
  readonly own: () => readonly string[];
  readonly stage: (paths: readonly string[]) => Promise<Reply<readonly PickedFile[]>>;
}

/** Names and their folder: whoever dropped them knows both. */
export function dropQuestion(locale: 'vi' | 'en', files: readonly string[]): Question {
  const names = files.map((file) => path.basename(file)).slice(0, 10);
  const more = files.length > names.length ? '\n…' : '';
  const list = `${names.join('\n')}${more}\n\n${[...new Set(files.map((file) => path.dirname(file)))].slice(0, 3).join('\n')}`;
  return locale === 'vi'
    ? {
        message: `Đưa ${files.length} tệp vừa thả vào phần mềm?`,
        detail: `${list}\n\nChỉ bấm Đưa vào nếu chính đồng chí vừa thả các tệp này.`,
        yes: 'Đưa vào',
        no: 'Không',
      }
    : {
        message: `Take in the ${files.length} file${files.length === 1 ? '' : 's'} just dropped?`,
        detail: `${list}\n\nPress Take in only if you have just dropped them yourself.`,
        yes: 'Take in',
        no: 'No',
      };
}

/** Files dropped on the window; `from` is told of every folder that a dialog of the system chose files in. */
export function dropActs({
  ask,
  dialogs,
  locale,
  own,
  stage,
}: DropPorts): Pick<HostFunctions, 'dropFiles'> & { readonly from: (files: readonly string[]) => void } {
  const chosen = new Set<string>();
  const from = (files: readonly string[]): void => files.forEach((file) => chosen.add(path.dirname(file)));
  let stands = false;
  return {
    from,
    async dropFiles(paths) {
      const files = paths.flatMap((file) => resolved(file) ?? []);
      if (files.length < paths.length) return refused('file-unreadable');
      const folders = await scanFolder(ask);
      const places = {
        own: own().flatMap((folder) => [folder, resolved(folder) ?? folder]),
        chosen: new Set([...chosen, ...folders]),
      };
      const verdicts = files.map((file) => judgeDrop(file, places));
      if (verdicts.includes('refuse')) return refused('file-not-from-there');
      const asked = files.filter((_file, at) => verdicts[at] === 'ask');
      if (asked.length > 0) {
        if (stands) return refused('busy');
        stands = true;
        try {
          if (!(await dialogs.confirm(dropQuestion(locale(), asked)))) return { ok: true, value: [] };
        } finally {
          stands = false;
        }
        from(asked);
      }
      return stage(files);
    },
  };
}

/** Where scans of this station lie: an administrator or a clerk chose it in a dialog. */
async function scanFolder(ask: AskVault): Promise<string[]> {
  const reply = await ask('settings.station', {});
  const folder = reply.ok ? reply.value.scanFolder : null;
  return folder === null ? [] : [resolved(folder) ?? folder];
}

function resolved(file: string): string | null {
  try {
    return realpathSync.native(file);
  } catch {
    return null;
  }
}
