import { describe, expect, it } from 'vitest';
import { sealedCalls } from '../../../electron/preload/vaultLine.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { about, makeLineEnd, type SealedLine } from '../../../shared/ipc/sealedLine.ts';
import type { Carried, Met } from '../../../shared/ipc/vaultProtocol.ts';

async function bothEnds(): Promise<{ page: SealedLine; vault: SealedLine }> {
  const [page, vault] = await Promise.all([makeLineEnd('page'), makeLineEnd('vault')]);
  return { page: await page.meet(vault.publicKey), vault: await vault.meet(page.publicKey) };
}

const WORDS = { title: 'Đường hỏng – Nguyễn Thị Hường'.normalize('NFD'), note: 'một\nhai "ba"', none: null };

describe('the sealed line', () => {
  it('brings a value across as it was, both ways, and never the same bytes twice', async () => {
    const { page, vault } = await bothEnds();
    const [once, twice] = [await page.seal('call a', WORDS), await page.seal('call a', WORDS)];
    expect(await vault.open('call a', once)).toEqual(WORDS);
    expect(once).not.toEqual(twice);
    expect(await page.open('answer a', await vault.seal('answer a', undefined))).toBeNull();
  });

  it('opens nothing changed, cut, of another operation, direction or line', async () => {
    const { page, vault } = await bothEnds();
    const sealed = await page.seal('call a', WORDS);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(vault.open('call a', changed)).rejects.toThrow();
    }
    for (const length of [0, 12, 28, sealed.length - 1])
      await expect(vault.open('call a', sealed.slice(0, length))).rejects.toThrow();
    await expect(vault.open('call b', sealed)).rejects.toThrow();
    await expect(vault.open('answer a', sealed)).rejects.toThrow();
    await expect((await bothEnds()).vault.open('call a', sealed)).rejects.toThrow();
    await expect((await makeLineEnd('vault')).meet(new Uint8Array(65).fill(4))).rejects.toThrow();
  });

  it('keeps the order of the calls, whatever each takes', async () => {
    const { page, vault } = await bothEnds();
    const done: number[] = [];
    const big = 'ệ'.repeat(400_000);
    const values = [big, 'b', big, 'd', 'e'];
    const sealed = await Promise.all(
      values.map((value, at) => page.seal('call a', value).finally(() => done.push(at))),
    );
    await Promise.all(sealed.map((one, at) => vault.open('call a', one).finally(() => done.push(at + 5))));
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

/** The vault's end without a vault: it answers with what it was asked. `replace` puts a new process there. */
function carried(): {
  call: ReturnType<typeof sealedCalls>;
  replace: () => void;
  seen: Uint8Array[];
  meetings: () => number;
  refuse: { meeting: Met | null; calls: Carried | null };
} {
  const refuse: { meeting: Met | null; calls: Carried | null } = { meeting: null, calls: null };
  const seen: Uint8Array[] = [];
  let line: SealedLine | null = null;
  let meetings = 0;
  const call = sealedCalls({
    async meet(publicKey) {
      meetings += 1;
      if (refuse.meeting) return refuse.meeting;
      const end = await makeLineEnd('vault');
      line = await end.meet(publicKey);
      return { ok: true, value: end.publicKey };
    },
    async call(op, input) {
      seen.push(input);
      if (refuse.calls) return refuse.calls;
      const asked = await line?.open(about.call(op), input).catch(() => undefined);
      if (!line || asked === undefined) return 'unknown-line';
      return line.seal(about.answer(op), { ok: true, value: asked } satisfies Reply<unknown>);
    },
  });
  return { call, replace: () => (line = null), seen, meetings: () => meetings, refuse };
}

describe('the page’s end', () => {
  it('meets the vault once for all calls, and shows the one who carries nothing', async () => {
    const { call, seen, meetings } = carried();
    const replies = await Promise.all([call('people.list', WORDS), call('people.list', { at: 2 })]);
    expect(replies).toEqual([
      { ok: true, value: WORDS },
      { ok: true, value: { at: 2 } },
    ]);
    expect(meetings()).toBe(1);
    const bytes = Buffer.concat(seen);
    for (const form of ['utf8', 'utf16le'] as const)
      expect(bytes.includes(Buffer.from('Hường', form))).toBe(false);
  });

  it('meets another vault process and repeats what nobody has read', async () => {
    const { call, replace, meetings } = carried();
    await call('people.list', {});
    replace();
    const replies = await Promise.all([call('people.list', { at: 1 }), call('people.list', { at: 2 })]);
    expect(replies.map((reply) => reply.ok && reply.value)).toEqual([{ at: 1 }, { at: 2 }]);
    expect(meetings()).toBe(2);
  });

  it('passes refusals on, and does not ask for ever', async () => {
    const { call, refuse, meetings, seen } = carried();
    const gone: Reply<never> = { ok: false, error: { code: 'vault-gone', params: {} } };
    refuse.meeting = gone;
    expect(await call('people.list', {})).toEqual(gone);
    refuse.meeting = null;
    refuse.calls = { ok: false, error: { code: 'busy', params: {} } };
    expect(await call('people.list', {})).toEqual(refuse.calls);
    refuse.calls = 'unknown-line';
    expect(await call('people.list', {})).toEqual(gone);
    expect([meetings(), seen.length]).toEqual([3, 3]);
  });

  it('meets anew after a meeting that failed', async () => {
    const { call, refuse } = carried();
    refuse.meeting = { ok: true, value: new Uint8Array(65) }; // no point of the curve
    expect(await call('people.list', {})).toMatchObject({ error: { code: 'vault-gone' } });
    refuse.meeting = null;
    expect(await call('people.list', { at: 1 })).toEqual({ ok: true, value: { at: 1 } });
  });

  it('sends neither what is no data nor what is too much', async () => {
    const { call, seen } = carried();
    expect(await call('people.list', new Map())).toMatchObject({ error: { code: 'bad-input' } });
    expect(await call('people.list', 'a'.repeat(1 << 20))).toMatchObject({ error: { code: 'too-large' } });
    expect(seen).toEqual([]);
  });
});
