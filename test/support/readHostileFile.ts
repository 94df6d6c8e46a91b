import { AppError } from '../../shared/errors.ts';
import { readEdxml } from '../../electron/reader/edxml/readPackage.ts';
import { readDocx } from '../../electron/reader/draft/readDocx.ts';
import { detectKind, HEAD_BYTES } from '../../electron/reader/kinds.ts';
import { openEnclosed } from '../../electron/reader/mail/enclosed.ts';
import { readMail } from '../../electron/reader/mail/mailFile.ts';
import { countPdfPages } from '../../electron/reader/pdfPages.ts';
import { secrecyOfFile } from '../../electron/reader/secrecy/secrecyOfFile.ts';
import { readCsv } from '../../electron/reader/tables/csvTable.ts';
import { readXlsx } from '../../electron/reader/tables/xlsxTable.ts';
import { paragraphsOfFile } from '../../electron/reader/text/fileParagraphs.ts';
import { textOfFile } from '../../electron/reader/text/fileText.ts';
import { pdfFirstPage } from '../../electron/reader/text/pdfText.ts';
import type { ScreenRule } from '../../shared/domain/secrecy/screenRule.ts';
import screening from '../../shared/rules/screening-2026.json' with { type: 'json' };
import { endingOf } from '../../shared/domain/text/fileName.ts';
import type { Work, WorkCounter } from './countedWork.ts';

const RULES = screening.rules as readonly ScreenRule[];

type Read = (name: string, bytes: Buffer) => unknown;

const everyFile: Readonly<Record<string, Read>> = {
  detectKind: (name, bytes) => detectKind(name, bytes.subarray(0, HEAD_BYTES)),
  textOfFile,
  paragraphsOfFile,
  secrecyOfFile: (name, bytes) => secrecyOfFile(name, bytes, RULES),
};
const letter: Read = async (_name, bytes) => {
  for (const file of (await readMail(bytes)).attachments) await openEnclosed(file);
};
const byEnding: Readonly<Record<string, Readonly<Record<string, Read>>>> = {
  xlsx: { readXlsx: (_name, bytes) => readXlsx(bytes) },
  csv: { readCsv: (_name, bytes) => readCsv(bytes) },
  eml: { letter },
  docx: { readDocx: (_name, bytes) => readDocx(bytes) },
  edxml: { readEdxml: (_name, bytes) => readEdxml(bytes) },
  pdf: {
    countPdfPages: (_name, bytes) => countPdfPages(bytes),
    pdfFirstPage: (_name, bytes) => pdfFirstPage(bytes, 100_000),
  },
};

/** What one reader made of a file, and what it did for that. */
export interface Reading extends Work {
  readonly reader: string;
  /** `read`, the code of a refusal, or `bug: …` for anything else that was thrown */
  readonly outcome: string;
}

/** Gives the file to every reader that its kind reaches, one after another. */
export async function readHostileFile(name: string, bytes: Buffer, counter: WorkCounter): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const [reader, read] of Object.entries({ ...everyFile, ...byEnding[endingOf(name)] })) {
    await counter.take();
    const outcome = await outcomeOf(() => read(name, bytes));
    readings.push({ reader, outcome, ...(await counter.take()) });
  }
  return readings;
}

async function outcomeOf(read: () => unknown): Promise<string> {
  try {
    await read();
    return 'read';
  } catch (cause) {
    return cause instanceof AppError && cause.code !== 'internal' ? cause.code : `bug: ${String(cause)}`;
  }
}
