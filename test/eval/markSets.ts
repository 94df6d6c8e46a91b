import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { markInWords } from '../../electron/vault/secrecy/typedWords.ts';
import { secretFindings } from '../../shared/domain/submission/screen.ts';
import type { ScreenRule } from '../../shared/domain/secrecy/screenRule.ts';
import { tellUnread } from './unread.ts';

const Sample = z.object({ id: z.string(), text: z.string() });
const TextSet = z.object({
  marks: z.array(Sample.extend({ level: z.enum(['mat', 'toi-mat', 'tuyet-mat']) })),
  harmless: z.array(Sample),
});
const FileSet = z.object({ files: z.array(z.object({ file: z.string(), marked: z.boolean() })) });

type Verdict = 'refused' | 'asked' | 'taken';

/** What becomes of a text that somebody types or pastes into a form of level none, by the dispatcher's own check. */
function verdictOn(text: string, rules: readonly ScreenRule[]): Verdict {
  const found = markInWords(text, rules);
  return found === null ? 'taken' : found.isSure ? 'refused' : 'asked';
}

/** The form of a submission asks besides about phrases of a secret: of a harmless text that counts as well. */
function verdictOnHarmless(text: string, rules: readonly ScreenRule[]): Verdict {
  const verdict = verdictOn(text, rules);
  return verdict === 'taken' && secretFindings(text, rules).length > 0 ? 'asked' : verdict;
}

export interface TextSetReport {
  readonly marks: {
    readonly count: number;
    readonly refused: number;
    readonly asked: number;
    readonly taken: readonly string[];
  };
  readonly harmless: {
    readonly count: number;
    readonly refused: readonly string[];
    readonly asked: readonly string[];
  };
}

/** Marks and harmless texts out of a file, against the screening pack in force. */
export const evalTextSet = (file: string, date: string): TextSetReport =>
  judgeTexts(TextSet.parse(JSON.parse(readFileSync(file, 'utf8'))), loadRules().asOf(date).screening);

interface Texts {
  readonly marks: readonly { readonly id: string; readonly text: string }[];
  readonly harmless: readonly { readonly id: string; readonly text: string }[];
}

/** The same for texts that are at hand. */
export function judgeTexts({ marks, harmless }: Texts, screening: readonly ScreenRule[]): TextSetReport {
  const idsOf = (list: Texts['marks'], judge: typeof verdictOn, wanted: Verdict): string[] =>
    list.filter(({ text }) => judge(text, screening) === wanted).map(({ id }) => id);
  return {
    marks: {
      count: marks.length,
      refused: idsOf(marks, verdictOn, 'refused').length,
      asked: idsOf(marks, verdictOn, 'asked').length,
      taken: idsOf(marks, verdictOn, 'taken'),
    },
    harmless: {
      count: harmless.length,
      refused: idsOf(harmless, verdictOnHarmless, 'refused'),
      asked: idsOf(harmless, verdictOnHarmless, 'asked'),
    },
  };
}

export interface FileSetReport {
  readonly marked: {
    readonly count: number;
    readonly marked: number;
    readonly unread: number;
    readonly clear: readonly string[];
  };
  readonly harmless: {
    readonly count: number;
    readonly marked: readonly string[];
    readonly unread: readonly string[];
  };
}

/** What the gate finds in files, read by the reader's own process as staged files are. */
export async function evalFileSet(dir: string, expected: string, date: string): Promise<FileSetReport> {
  const { screening } = loadRules().asOf(date);
  const rules = screening.map(({ id, kind, phrases }) => ({ id, kind, phrases: [...phrases] }));
  const { files } = FileSet.parse(JSON.parse(readFileSync(expected, 'utf8')));
  const reader = createReader(forkReader);
  const found: { file: string; isMarked: boolean; state: string }[] = [];
  try {
    for (const { file, marked } of files) {
      const state = await Promise.resolve()
        .then(() => bytesSource(readFileSync(join(dir, file))))
        .then((source) => reader.read({ op: 'look', name: file, rules, isWhole: true }, source))
        .then(
          ({ value }) => value.secrecy.state,
          (cause: unknown) => tellUnread(file, cause), // what costs too much is not read
        );
      found.push({ file, isMarked: marked, state });
    }
  } finally {
    reader.close();
  }
  const filesOf = (isMarked: boolean, state?: string): string[] =>
    found
      .filter((one) => one.isMarked === isMarked && (state === undefined || one.state === state))
      .map(({ file }) => file);
  return {
    marked: {
      count: filesOf(true).length,
      marked: filesOf(true, 'marked').length,
      unread: filesOf(true, 'unread').length,
      clear: filesOf(true, 'clear'),
    },
    harmless: {
      count: filesOf(false).length,
      marked: filesOf(false, 'marked'),
      unread: filesOf(false, 'unread'),
    },
  };
}
