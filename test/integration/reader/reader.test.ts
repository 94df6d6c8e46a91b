import { afterEach, describe, expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkReader.ts';
import { bytesSource, createReader, type Reader } from '../../../electron/vault/reader/index.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';

const screening = loadRules().asOf('2026-11-24').screening;
const lookAt = (name: string) => ({ op: 'look', name, rules: screening, isWhole: true }) as const;

/** A reader whose processes are known by their numbers. */
function watched(): { reader: Reader; pids: number[] } {
  const pids: number[] = [];
  const reader = createReader(async () => {
    const line = await forkReader();
    pids.push(line.pid);
    return line;
  });
  open.push(reader);
  return { reader, pids };
}
const open: Reader[] = [];

afterEach(() => open.splice(0).forEach((reader) => reader.close()));

describe('the reader', () => {
  it('tells what a file is, in a process of its own', async () => {
    const { reader, pids } = watched();
    const { value } = await reader.read(lookAt('ghi chú.txt'), bytesSource(Buffer.from('Họp giao ban\n')));
    expect(value).toMatchObject({ kind: 'text', mime: 'text/plain', pages: null });
    expect(pids).toHaveLength(1);
    expect(pids[0]).not.toBe(process.pid);
  });
});
