import { headRowOf } from '../../../../shared/domain/submission/intake.ts';
import { raise } from '../../../../shared/errors.ts';
import { readStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';
import { readCsv } from '../../../reader/tables/csvTable.ts';
import { LIMITS, type TableRow } from '../../../reader/tables/table.ts';
import { readXlsx } from '../../../reader/tables/xlsxTable.ts';

export interface OpenTable {
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The file that is being looked at stays read in the memory of its session; another one takes its place. */
const memories = new WeakMap<Ports['keys'], { stageId: string; table: OpenTable }>();

const ZIP = [0x50, 0x4b];

/** @throws AppError `not-found`, `too-large`, `table-not-readable`, `workbook-with-macros` */
export async function openTable(ports: Ports, stageId: string): Promise<OpenTable> {
  const kept = memories.get(ports.keys);
  if (kept?.stageId === stageId) return kept.table;
  const { name, bytes } = readStaged(ports, stageId, LIMITS.fileBytes);
  try {
    const isZip = ZIP.every((byte, index) => bytes[index] === byte);
    const { rows } = isZip ? await readXlsx(bytes) : readCsv(bytes);
    const head = headRowOf(rows.map(({ cells }) => cells));
    if (head === null) raise('table-not-readable', { line: 0 });
    const table = { fileName: name, headings: rows[head]?.cells ?? [], rows: rows.slice(head + 1) };
    memories.set(ports.keys, { stageId, table });
    return table;
  } finally {
    bytes.fill(0);
  }
}
