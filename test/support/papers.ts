import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { type PaperData, type PaperForm } from '../../shared/domain/papers/paperForm.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { Caller } from './vault.ts';
import { placesOf } from './paperPlaces.ts';

/** Makes a paper through its operation and writes it to a file. */
export async function savePaper(
  caller: Caller,
  input: Input<'papers.make'>,
  file: string,
): Promise<{ pages: number }> {
  const { reportId, pages } = await caller.ok('papers.make', input);
  await saveReport(caller, reportId, file);
  return { pages };
}

/** Writes a report that was made to a file. */
export async function saveReport(caller: Caller, reportId: string, file: string): Promise<void> {
  const pieces: Buffer[] = [];
  for (let offset = 0, done = false; !done;) {
    const piece = await caller.ok('reports.read', { reportId, offset });
    pieces.push(Buffer.from(piece.dataBase64, 'base64'));
    offset += pieces.at(-1)?.length ?? 0;
    done = piece.done;
  }
  fs.writeFileSync(file, Buffer.concat(pieces));
}

export const textOfPdf = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');

export const textOfWord = (file: string): string =>
  execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' }).replaceAll(/<[^>]+>/g, ' ');

/** Places of a form that its data leaves out; an empty text is a place to write by hand, not a gap. */
export function gapsOf(form: PaperForm | null, data: PaperData): string[] {
  if (form === null) return ['no form'];
  const { values, tables } = placesOf(form);
  const gaps = [...values].filter((place) => !Object.hasOwn(data.values, place));
  for (const [rows, columns] of tables) {
    const found = data.tables[rows];
    if (found === undefined) gaps.push(rows);
    for (const row of found ?? [])
      gaps.push(
        ...columns.filter((column) => !Object.hasOwn(row, column)).map((column) => `${rows}.${column}`),
      );
  }
  return gaps;
}
