import type { Budget, ReaderOp } from '../../shared/ipc/readerProtocol.ts';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { createReader, type Reader, type StartReader } from '../../electron/vault/reader/index.ts';

/** A reader whose processes are known by their numbers, in the order in which they were started. */
export function watchedReader(budgetOf?: (op: ReaderOp) => Budget): { reader: Reader; pids: number[] } {
  const { start, pids } = watchedStart();
  return { reader: createReader(start, budgetOf), pids };
}

export function watchedStart(): { start: StartReader; pids: number[] } {
  const pids: number[] = [];
  const start: StartReader = async () => {
    const line = await forkReader();
    pids.push(line.pid);
    return line;
  };
  return { start, pids };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** An export that takes seconds to read: `rows` lines of about 1,200 letters, all different. */
export function longTable(rows: number): Buffer {
  const line = (row: number): string => `${row},Kiến nghị ${row},${`đường ${row} hỏng, `.repeat(60)}`;
  return Buffer.from(Array.from({ length: rows }, (_, row) => line(row)).join('\n'), 'utf8');
}
