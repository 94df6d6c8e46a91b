import { headRowOf, isKnownHead } from '../../../../shared/domain/submission/intake.ts';
import { findMark } from '../../../../shared/domain/secrecy/marks.ts';
import { raise } from '../../../../shared/errors.ts';
import type { TableRow } from '../../../../shared/ipc/readerAnswers.ts';
import { READ_LIMITS } from '../../../../shared/ipc/readerProtocol.ts';
import { withStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';
import { answerForFile } from '../../tables/secrecyAnswers.ts';

export interface OpenTable {
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The file that is being looked at stays read in the memory of its session; another one takes its place. */
const memories = new WeakMap<Ports['keys'], { stageId: string; table: OpenTable }>();

/** @throws AppError `not-found`, `too-large`, `table-not-readable`, `workbook-with-macros`, `file-too-costly` */
export async function openTable(ports: Ports, stageId: string): Promise<OpenTable> {
  const kept = memories.get(ports.keys);
  if (kept?.stageId === stageId) return kept.table;
  return withStaged(ports, stageId, READ_LIMITS.table, async ({ name, source }) => {
    const { items: rows } = await ports.reader.read({ op: 'table' }, source);
    const head = headRowOf(rows.map(({ cells }) => cells));
    if (head === null || !isExport(name, rows[head]?.cells ?? [])) raise('table-not-readable', { line: 0 });
    refuseMarkedFile(ports, stageId, [name, ...rows.slice(0, head + 1).flatMap(({ cells }) => cells)]);
    const table = { fileName: name, headings: rows[head]?.cells ?? [], rows: rows.slice(head + 1) };
    memories.set(ports.keys, { stageId, table });
    return table;
  });
}

/** A text with commas is made like a table; what no program names as one has the headings of an export. */
const isExport = (name: string, headings: readonly string[]): boolean =>
  /\.(?:xlsx|csv|tsv)$/i.test(name) || isKnownHead(headings);

/** Rows are judged one by one; what stands above them, and the name, is the whole file's. @throws AppError `secret-mark-found` */
function refuseMarkedFile(ports: Ports, stageId: string, words: readonly string[]): void {
  const mark = findMark(words.join('\n'), ports.rules.asOf(ports.today()).screening);
  if (mark === null || answerForFile(ports.db, stageId) === 'no-mark') return;
  raise('secret-mark-found', { rule: mark.rule, level: mark.level, found: 'file' });
}
