import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { LEVELS } from '../../shared/domain/secrecy/markRules.ts';
import { inkPagesOf } from '../support/inkPages.ts';

const URGENCIES = ['hoa-toc', 'thuong-khan', 'khan'] as const;
const Expected = z.object({
  documents: z.array(
    z.object({
      file: z.string(),
      level: z.enum(['none', ...LEVELS]),
      urgency: z.enum(['none', ...URGENCIES]),
    }),
  ),
});

/** Of documents with a mark: told as it is, or not (`missed`); `false`: told where there is none, or another one. */
interface Figures {
  right: number;
  missed: number;
  false: number;
}

export interface ScanMarksReport {
  readonly documents: number;
  readonly level: Readonly<Figures>;
  readonly urgency: Readonly<Figures>;
  /** drawing a page and looking through it, by the clock, the start of the reader among it */
  readonly perPageMs: number;
}

/** Stamps on all pages of scans, found by the reader's own process as in the pages of staged files. */
export async function evalScanMarks(
  dir: string,
  expected: string,
  wrong: (line: string) => void,
): Promise<ScanMarksReport> {
  const { documents } = Expected.parse(JSON.parse(readFileSync(expected, 'utf8')));
  const reader = createReader(forkReader);
  const level: Figures = { right: 0, missed: 0, false: 0 };
  const urgency: Figures = { right: 0, missed: 0, false: 0 };
  let pages = 0;
  const from = performance.now();
  try {
    for (const wanted of documents) {
      const kinds = new Set<string>();
      try {
        for await (const { pixels, ...size } of inkPagesOf(
          wanted.file,
          readFileSync(join(dir, wanted.file)),
        )) {
          pages += 1;
          const job = { op: 'stamps', ...size } as const;
          const seen = await reader.read(job, bytesSource(Buffer.from(pixels))).catch((cause: unknown) => {
            wrong(`${wanted.file}: a page was not looked at: ${String(cause)}`);
            return null; // as in the window, where the page is said to be unchecked
          });
          for (const kind of seen?.value ?? []) kinds.add(kind);
        }
      } catch (cause) {
        wrong(`${wanted.file}: not read: ${String(cause)}`); // what it bears is missed; the others go on
      }
      const got = {
        level: LEVELS.find((each) => kinds.has(each)) ?? 'none',
        urgency: URGENCIES.find((each) => kinds.has(each)) ?? 'none',
      };
      count(level, wanted.level, got.level);
      count(urgency, wanted.urgency, got.urgency);
      if (got.level !== wanted.level || got.urgency !== wanted.urgency)
        wrong(`${wanted.file}: ${wanted.level} ${wanted.urgency}, told ${got.level} ${got.urgency}`);
    }
  } finally {
    reader.close();
  }
  const perPageMs = pages === 0 ? 0 : Math.round((performance.now() - from) / pages);
  return { documents: documents.length, level, urgency, perPageMs };
}

function count(figures: Figures, wanted: string, got: string): void {
  if (wanted !== 'none') figures[got === wanted ? 'right' : 'missed'] += 1;
  if (got !== 'none' && got !== wanted) figures.false += 1;
}
