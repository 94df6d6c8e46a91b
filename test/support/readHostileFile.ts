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

/** What one reader made of a file, and what it cost. */
export interface Reading {
  readonly reader: string;
  /** `read`, the code of a refusal, or `bug: …` for anything else that was thrown */
  readonly outcome: string;
  readonly cpuSeconds: number;
  /** as many times what the anchor costs in the same moment: a busy machine is slow for both */
  readonly times: number;
}

const LETTERS = 'Một triệu chữ của một tệp lớn, đọc từ đầu. '.repeat(24_000);
/** Dearer readings are held against the anchor; what is cheaper is far below every limit. */
const WORTH_COMPARING = 0.9;

/** A sum over a million letters, sixty times, in seconds of the processor: the middle one of three. It keeps nothing. */
function anchorSeconds(): number {
  const seconds = [1, 2, 3].map(() => {
    const from = process.cpuUsage();
    let sum = 0;
    for (let pass = 0; pass < 60; pass += 1)
      for (let at = 0; at < LETTERS.length; at += 1) sum = (Math.imul(sum, 31) + LETTERS.charCodeAt(at)) | 0;
    if (sum === 0) throw new Error('the anchor did not work');
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  });
  return seconds.toSorted((one, other) => one - other)[1] ?? 0;
}

/** Gives the file to every reader that its kind reaches, one after another. */
export async function readHostileFile(name: string, bytes: Buffer): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const [reader, read] of Object.entries({ ...everyFile, ...byEnding[endingOf(name)] })) {
    const from = process.cpuUsage();
    const outcome = await outcomeOf(() => read(name, bytes));
    const { user, system } = process.cpuUsage(from);
    const cpuSeconds = (user + system) / 1e6;
    const times = cpuSeconds < WORTH_COMPARING ? 0 : cpuSeconds / anchorSeconds();
    readings.push({ reader, outcome, cpuSeconds, times });
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
