import { headRowOf } from '../../../../shared/domain/submission/intake.ts';
import { raise } from '../../../../shared/errors.ts';
import type { TableRow } from '../../../../shared/ipc/readerAnswers.ts';
import { READ_LIMITS } from '../../../../shared/ipc/readerProtocol.ts';
import { withStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';

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
    if (head === null) raise('table-not-readable', { line: 0 });
    const table = { fileName: name, headings: rows[head]?.cells ?? [], rows: rows.slice(head + 1) };
    memories.set(ports.keys, { stageId, table });
    return table;
  });
}
