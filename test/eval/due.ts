import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { bytesSource, createReader, type Reader } from '../../electron/vault/reader/index.ts';
import { NOTHING_READ, type PageReading, readPage } from '../../shared/domain/document/readPage.ts';
import { readParagraphs } from '../../shared/domain/document/readParagraphs.ts';
import { firstPageOf, furtherPagesOf } from '../support/pdfjs.ts';

const Deadline = z.object({
  date: z.string(),
  who: z.enum(['receiver', 'named unit', 'general']),
  act: z.string().default(''),
});
const Expected = z.object({
  documents: z.array(
    z.object({ file: z.string(), deadlines: z.array(Deadline), not: z.array(z.unknown()).default([]) }),
  ),
});

export interface DueEvaluation {
  readonly documents: number;
  /** deadlines of receivers */
  readonly expected: number;
  /** of them, those that the form takes for certain: the earliest is filled in, the others stand beside it */
  readonly found: number;
  /** taken for certain, and no deadline of a receiver */
  readonly wrong: number;
  /** deadlines of receivers that are only offered, for a person to say */
  readonly offered: number;
  readonly missed: readonly { file: string; date: string; act: string }[];
  readonly mistaken: readonly { file: string; date: string; line: string }[];
}

/** Reads PDFs and Word files as the form for incoming documents does, and compares the deadlines with those of people. */
export async function evalDue(dir: string, expected: string): Promise<DueEvaluation> {
  const { documents } = Expected.parse(JSON.parse(readFileSync(expected, 'utf8')));
  const typeNames = loadRules()
    .asOf('2026-11-30')
    .documentTypes('state')
    .map(({ name }) => name);
  const reader = createReader(forkReader);
  const missed: DueEvaluation['missed'][number][] = [];
  const mistaken: DueEvaluation['mistaken'][number][] = [];
  let [count, found, offered] = [0, 0, 0];
  for (const { file, deadlines } of documents) {
    const read = await readingOf(join(dir, file), typeNames, reader);
    const certain = read.deadlines.filter(({ asked }) => asked);
    const own = deadlines.filter(({ who }) => who === 'receiver');
    count += own.length;
    for (const { date, act } of own)
      if (certain.some((one) => one.date === date)) found += 1;
      else {
        offered += read.deadlines.some((one) => one.date === date) ? 1 : 0;
        missed.push({ file, date, act });
      }
    for (const { date, line } of certain)
      if (!own.some((one) => one.date === date)) mistaken.push({ file, date, line });
  }
  reader.close();
  return {
    documents: documents.length,
    expected: count,
    found,
    wrong: mistaken.length,
    offered,
    missed,
    mistaken,
  };
}

async function readingOf(file: string, typeNames: readonly string[], reader: Reader): Promise<PageReading> {
  if (extname(file).toLowerCase() === '.docx') {
    const source = bytesSource(readFileSync(file));
    const { items } = await reader
      .read({ op: 'paragraphs', name: file }, source)
      .catch(() => ({ items: [] as readonly string[] }));
    return readParagraphs(items, typeNames);
  }
  // what can't be opened says nothing, as in the window
  const page = await firstPageOf(file).catch(() => null);
  return page === null ? NOTHING_READ : readPage(page, typeNames, false, await furtherPagesOf(file));
}
