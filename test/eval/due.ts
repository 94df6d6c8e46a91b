import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { createReader } from '../../electron/vault/reader/index.ts';
import { readOrTell } from './readFile.ts';

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
  /** of those that are wrong, the deadlines that the paper sets to a unit by its name, or to all */
  readonly ofUnits: number;
  /** deadlines of receivers that are only offered, for a person to say */
  readonly offered: number;
  /** files that could not be read: their deadlines are missed */
  readonly unread: readonly string[];
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
  const unread: string[] = [];
  let [count, found, offered, ofUnits] = [0, 0, 0, 0];
  for (const { file, deadlines } of documents) {
    const read = await readOrTell(join(dir, file), { typeNames, reader, isWhole: true });
    if (read === null) unread.push(file);
    const dates = read?.deadlines ?? [];
    const certain = dates.filter(({ asked }) => asked);
    const own = deadlines.filter(({ who }) => who === 'receiver');
    count += own.length;
    for (const { date, act } of own)
      if (certain.some((one) => one.date === date)) found += 1;
      else {
        offered += dates.some((one) => one.date === date) ? 1 : 0;
        missed.push({ file, date, act });
      }
    for (const { date, line } of certain)
      if (!own.some((one) => one.date === date)) {
        ofUnits += deadlines.some((one) => one.date === date) ? 1 : 0;
        mistaken.push({ file, date, line });
      }
  }
  reader.close();
  return {
    documents: documents.length,
    expected: count,
    found,
    wrong: mistaken.length,
    ofUnits,
    offered,
    unread,
    missed,
    mistaken,
  };
}
