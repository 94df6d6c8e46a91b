import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Budget, ReaderOp } from '../../../shared/ipc/readerProtocol.ts';
import { AppError } from '../../../shared/errors.ts';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { bytesSource, createReader, type Reader } from '../../../electron/vault/reader/index.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { isAlive, longTable, watchedReader } from '../../support/readers.ts';

const rules = loadRules().asOf('2026-11-24').screening;
const NOTE = bytesSource(Buffer.from('Họp giao ban\n'));
const look = { op: 'look', name: 'ghi chú.txt', rules, isWhole: true } as const;
const TABLE = longTable(40_000);
const ROOMY: Budget = { deadlineMs: 120_000, heapMiB: 512, residentMiB: 1_200 };

const open: Reader[] = [];
afterEach(() => open.splice(0).forEach((reader) => reader.close()));

/** The budget is for tables; looking at a note keeps a roomy one. */
function readerWith(table: Partial<Budget>): ReturnType<typeof watchedReader> {
  const made = watchedReader((op: ReaderOp) => (op === 'table' ? { ...ROOMY, ...table } : ROOMY));
  open.push(made.reader);
  return made;
}

async function refusal(work: Promise<unknown>): Promise<Pick<AppError, 'code' | 'params'>> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof AppError) return { code: cause.code, params: cause.params };
    throw cause;
  }
  throw new Error('it was read');
}

describe('the reader', () => {
  it('tells what a file is, in a process of its own, which it keeps', async () => {
    const { reader, pids } = readerWith({});
    for (let turn = 0; turn < 3; turn += 1) {
      const { value } = await reader.read(look, NOTE);
      expect(value).toMatchObject({ kind: 'text', mime: 'text/plain', pages: null });
    }
    expect(pids).toHaveLength(1);
    expect(pids[0]).not.toBe(process.pid);
  });

  it('gives back every row of a table, batch by batch', async () => {
    const { reader } = readerWith({});
    const { items } = await reader.read({ op: 'table' }, bytesSource(longTable(2_000)));
    expect(items).toHaveLength(2_000);
    expect(items.at(-1)).toMatchObject({ line: 2_000, original: null, tooLong: [] });
  });

  it('ends what takes too long, says so, and reads the next file', async () => {
    const { reader, pids } = readerWith({ deadlineMs: 300 });
    const slow = reader.read({ op: 'table' }, bytesSource(TABLE));
    const after = reader.read(look, NOTE);
    expect(await refusal(slow)).toMatchObject({
      code: 'file-too-costly',
      params: { why: 'time', seconds: 1 },
    });
    expect((await after).value.kind).toBe('text');
    expect(pids.filter(isAlive)).toHaveLength(1);
  });

  it('ends what keeps too much, by the heap of its thread and by the memory of the process', async () => {
    for (const small of [{ heapMiB: 24 }, { residentMiB: 130 }]) {
      const { reader } = readerWith(small);
      expect(await refusal(reader.read({ op: 'table' }, bytesSource(TABLE)))).toMatchObject({
        code: 'file-too-costly',
        params: { why: 'memory' },
      });
      expect((await reader.read(look, NOTE)).value.kind).toBe('text');
    }
  });

  it('stops within a second of being told, with everything that waits', async () => {
    const { reader } = readerWith({});
    await reader.read(look, NOTE);
    const asked = [1, 2].map(() => refusal(reader.read({ op: 'table' }, bytesSource(TABLE))));
    await wait(700);
    const from = performance.now();
    reader.stop();
    for (const one of asked) expect(await one).toMatchObject({ code: 'stopped' });
    expect(performance.now() - from).toBeLessThan(1_000);
    expect((await reader.read(look, NOTE)).value.kind).toBe('text');
  });

  it('lets somebody who waits go before what is read in the background, and before nothing else', async () => {
    const { reader } = readerWith({});
    const awaited = { isAwaited: true };
    const rest = refusal(reader.read({ op: 'table' }, bytesSource(TABLE), { isBackground: true }));
    await wait(700);
    expect((await reader.read(look, NOTE, awaited)).value.kind).toBe('text');
    expect(await rest).toMatchObject({ code: 'stopped' });
    const first = reader.read(look, NOTE);
    expect((await reader.read(look, NOTE, awaited)).value.kind).toBe('text');
    expect((await first).value.kind).toBe('text');
  });

  it('survives the death of its process in the midst of a job', async () => {
    const { reader, pids } = readerWith({});
    await reader.read(look, NOTE);
    const running = refusal(reader.read({ op: 'table' }, bytesSource(TABLE)));
    await wait(200);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await running).toMatchObject({ code: 'file-too-costly', params: { why: 'crash' } });
    expect((await reader.read(look, NOTE)).value.kind).toBe('text');
    expect(pids).toHaveLength(2);
  });

  it('reads what may be classified in a process that read nothing before, and nothing after', async () => {
    const { reader, pids } = readerWith({});
    await reader.read(look, NOTE);
    await reader.read(look, NOTE, { alone: true });
    await reader.read(look, NOTE);
    await reader.read(look, NOTE);
    expect(pids).toHaveLength(3);
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual(pids.slice(2)), { timeout: 10_000 });
  });

  it('tells at once that its process died before it was given anything', async () => {
    let dies = true;
    const reader = createReader(async () => {
      const line = await forkReader();
      if (dies) {
        const gone = new Promise<void>((resolve) => line.onGone(resolve));
        line.end();
        await gone;
      }
      return line;
    });
    open.push(reader);
    const from = performance.now();
    expect(await refusal(reader.read(look, NOTE))).toMatchObject({ code: 'busy' });
    expect(performance.now() - from).toBeLessThan(10_000);
    dies = false;
    expect((await reader.read(look, NOTE)).value.kind).toBe('text');
  });

  it('looks for the phrase in the words of a file by itself, and gives no words back', async () => {
    const { reader } = readerWith({});
    const words = (text: string) =>
      reader.read({ op: 'words', name: 'hoi.txt', rules }, bytesSource(Buffer.from(text)));
    expect((await words('Có nói tới bí mật nhà nước ở xã\n')).value).toEqual({
      phrase: { rule: expect.any(String) as string, excerpt: 'bí mật nhà nước' },
      searched: true,
      refused: false,
    });
    expect((await words('Họp giao ban\n')).value.phrase).toBeNull();
  });

  it('leaves no process behind, whether idle or at work when it is closed', async () => {
    const { reader, pids } = readerWith({});
    await reader.read(look, NOTE);
    const running = refusal(reader.read({ op: 'table' }, bytesSource(TABLE)));
    await wait(50);
    reader.close();
    expect(await running).toMatchObject({ code: 'vault-locked' });
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
    expect(await refusal(reader.read(look, NOTE))).toMatchObject({ code: 'vault-locked' });
  });

  it('goes when the process that started it goes', async () => {
    const entry = path.join(import.meta.dirname, '../../../out/workers/reader.js');
    const child = fork(entry, [], { env: {}, execArgv: [], serialization: 'advanced', stdio: 'ignore' });
    await once(child, 'spawn');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('has an environment without anything of ours', async () => {
    const { reader, pids } = readerWith({});
    await reader.read(look, NOTE);
    if (process.platform !== 'linux') return;
    const { readFile, readdir, readlink } = await import('node:fs/promises');
    const at = `/proc/${pids[0]}`;
    const names = (await readFile(`${at}/environ`, 'utf8')).split('\0').map((line) => line.split('=')[0]);
    expect(names.filter((name) => name !== '' && !/^NODE_(CHANNEL|UNIQUE)/.test(name ?? ''))).toEqual([
      'SystemRoot',
      'windir',
    ]);
    const fds = await readdir(`${at}/fd`);
    const open = await Promise.all(fds.map((fd) => readlink(`${at}/fd/${fd}`).catch(() => '')));
    // its one socket is the channel to this process
    expect(open.filter((target) => target.startsWith('socket:'))).toHaveLength(1);
    expect(open.filter((target) => target.includes('vault.db'))).toEqual([]);
  });
});

it('is given the bytes of its file and nothing that lies beside them in memory', async () => {
  const given: Uint8Array[] = [];
  const reader = createReader(async () => {
    const line = await forkReader();
    return {
      ...line,
      post(message) {
        if (message.kind === 'piece') given.push(message.bytes);
        line.post(message);
      },
    };
  });
  open.push(reader);
  const slab = Buffer.from('chìa khóa của kho; Họp giao ban\n');
  const file = slab.subarray(slab.indexOf('Họp'));
  await reader.read(look, bytesSource(file));
  await reader.read({ op: 'table' }, bytesSource(TABLE.subarray(7, 3 * 1024 * 1024)));
  expect(given).toHaveLength(4);
  for (const bytes of given) expect(bytes.buffer.byteLength).toBe(bytes.length);
});

describe('a reader that was taken over', () => {
  /** A process that answers each job with the given message: what a broken one could say. */
  const lying = (answer: (id: number) => unknown): { reader: Reader; ended: () => number } => {
    let ended = 0;
    const reader = createReader(() => {
      let heard = (_message: unknown): void => undefined;
      return Promise.resolve({
        post: (message) => void (message.kind === 'job' && setImmediate(() => heard(answer(message.id)))),
        onMessage: (listener) => void (heard = listener),
        onGone: () => undefined,
        hold: () => undefined,
        end: () => void (ended += 1),
      });
    });
    return { reader, ended: () => ended };
  };

  it.each([
    ['no message of the protocol', () => ({ kind: 'secrets' })],
    ['a kind that is none', (id: number) => done(id, { kind: 'program', mime: 'x' })],
    ['more than was asked', (id: number) => done(id, { kind: 'pdf', mime: 'x', path: '/etc' })],
    ['items where there are none', (id: number) => ({ kind: 'items', id, items: [1] })],
    ['an error that no parser has', (id: number) => failed(id, 'key-not-granted')],
    ['bytes of no file', (id: number) => ({ kind: 'bytes', id, bytes: Buffer.alloc(10) })],
  ])('is believed nothing and ended: %s', async (_name, answer) => {
    const { reader, ended } = lying(answer);
    expect(await refusal(reader.read({ op: 'kind', name: 'a.pdf' }, NOTE))).toMatchObject({
      code: 'file-unreadable',
    });
    expect(ended()).toBe(1);
  });
});

const failed = (id: number, code: string): unknown => ({
  kind: 'failed',
  id,
  spent: false,
  error: { code, params: {} },
});
const done = (id: number, value: unknown): unknown => ({ kind: 'done', id, value, spent: false });
