import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeEvent } from '../../../electron/main/ipc/events.ts';
import { type HostFunctions, routeHostCall } from '../../../electron/main/ipc/hostFunctions.ts';
import { isTrustedSender, type Sender } from '../../../electron/main/ipc/isTrustedSender.ts';
import { MAX_MESSAGE_BYTES, measureMessage } from '../../../shared/ipc/messageSize.ts';
import { routeMeeting, type RouterPorts, routeVaultCall } from '../../../electron/main/ipc/router.ts';
import { tokenBucket } from '../../../electron/main/ipc/tokenBucket.ts';
import { HOST_FUNCTIONS } from '../../../shared/ipc/channels.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { AppEvent } from '../../../shared/ipc/reply.ts';
import type { Met } from '../../../shared/ipc/vaultProtocol.ts';

const from = (url: string, more: { parent?: unknown; id?: number } = {}): Sender => ({
  senderFrame: { url, parent: more.parent ?? null },
  sender: { id: more.id ?? 7 },
});
const OURS = from('app://bundle/index.html#locked');

describe('sender of a message', () => {
  it.each([
    ['our page', OURS, true],
    ['our origin alone', from('app://bundle'), true],
    ['no frame', { senderFrame: null, sender: { id: 7 } }, false],
    ['a sub-frame', from('app://bundle/', { parent: {} }), false],
    ['another window', from('app://bundle/', { id: 8 }), false],
    ['an empty address', from(''), false],
    ['about:blank', from('about:blank'), false],
    ['a longer host', from('app://bundle.evil/'), false],
    ['a user in front', from('app://bundle@evil/'), false],
    ['another host', from('app://other/'), false],
    ['another scheme', from('https://bundle/'), false],
    ['a file', from('file:///app://bundle/'), false],
    ['a blob of ours', from('blob:app://bundle/1'), false],
  ])('%s → %s', (_name, sender, trusted) => expect(isTrustedSender(sender as Sender, 7)).toBe(trusted));

  it('is never trusted while no window stands', () => expect(isTrustedSender(OURS, null)).toBe(false));
});

describe('size of a message', () => {
  it('fits up to a mebibyte and not a byte more, in UTF-8', () => {
    expect(measureMessage('a'.repeat(MAX_MESSAGE_BYTES - 2))).toBe('fits');
    expect(measureMessage('a'.repeat(MAX_MESSAGE_BYTES - 1))).toBe('too-large');
    expect(measureMessage('ệ'.repeat(MAX_MESSAGE_BYTES / 3))).toBe('too-large'); // three bytes each
    expect(measureMessage(['ệ'.normalize('NFD').repeat(1000)])).toBe('fits');
  });

  it('counts keys and members, and stops in a huge array', () => {
    expect(measureMessage({ ['k'.repeat(MAX_MESSAGE_BYTES)]: 1 })).toBe('too-large');
    expect(measureMessage(new Array(10_000_000).fill(0))).toBe('too-large');
  });

  it.each([
    ['a date', new Date()],
    ['a map', new Map()],
    ['bytes', new Uint8Array(3)],
    ['an error', new Error('x')],
    ['not a number', Number.NaN],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('refuses %s, also deep inside', (_name, value) => {
    expect(measureMessage({ a: [{ b: value }] })).toBe('not-plain');
  });

  it('refuses a cycle', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(measureMessage(ring)).toBe('not-plain');
  });

  it('takes whatever JSON takes', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => measureMessage(value) === 'fits'));
  });
});

describe('allowance of a window', () => {
  it('refuses a flood and recovers with time', () => {
    let now = 0;
    const take = tokenBucket(() => now, 5, 10);
    expect([...Array(7)].map(take)).toEqual([true, true, true, true, true, false, false]);
    now = 200; // two tokens later
    expect([take(), take(), take()]).toEqual([true, true, false]);
    now = 1e9;
    expect([...Array(7)].map(take).filter(Boolean)).toHaveLength(5);
  });

  it('gives nothing for a clock that runs back', () => {
    let now = 1000;
    const take = tokenBucket(() => now, 1, 10);
    take();
    now = 0;
    expect(take()).toBe(false);
  });
});

describe('router', () => {
  const forwarded: string[] = [];
  const ports: RouterPorts = {
    windowContentsId: () => 7,
    takeToken: () => true,
    doorOf: async (op) => (Object.hasOwn(contract, op) ? contract[op as keyof typeof contract].door : null),
    forward: async (op) => {
      forwarded.push(op);
      return new Uint8Array(1);
    },
  };
  const codeOf = async (
    op: unknown,
    input: unknown,
    sender = OURS,
    with_: Partial<RouterPorts> = {},
  ): Promise<string> => {
    const reply = await routeVaultCall({ ...ports, ...with_ }, sender, op, input);
    if (reply instanceof Uint8Array || reply === 'unknown-line') return 'carried';
    return reply.ok ? 'ok' : reply.error.code;
  };
  const sealed = new Uint8Array(64);

  it('forwards what a page may ask', async () => expect(await codeOf('people.list', sealed)).toBe('carried'));

  it.each([
    ['an unknown operation', 'people.drop', sealed, 'unknown-operation'],
    ['a name of Object.prototype', 'toString', sealed, 'unknown-operation'],
    ['__proto__', '__proto__', sealed, 'unknown-operation'],
    ['no name', 3, sealed, 'unknown-operation'],
    ['an operation that takes a path', 'attachments.stagePath', sealed, 'not-for-window'],
    ['locking', 'vault.lock', sealed, 'not-for-window'],
    ['too much', 'people.list', new Uint8Array(2 * MAX_MESSAGE_BYTES + 1), 'too-large'],
    ['what is not sealed', 'people.list', { name: 'Hường' }, 'bad-input'],
  ])('refuses %s', async (_name, op, input, code) => {
    forwarded.length = 0;
    expect(await codeOf(op, input)).toBe(code);
    expect(forwarded).toEqual([]);
  });

  it('looks at the sender first and at the rate second', async () => {
    const busy = { takeToken: () => false };
    expect(await codeOf('nope', new Map(), from('https://x.invalid/'), busy)).toBe('not-permitted');
    expect(await codeOf('nope', new Map(), OURS, busy)).toBe('busy');
  });

  it('lets every host operation stay behind its door', async () => {
    for (const [op, spec] of Object.entries(contract)) {
      expect([op, await codeOf(op, sealed)]).toEqual([
        op,
        spec.door === 'window' ? 'carried' : 'not-for-window',
      ]);
    }
  });

  it('answers a fault with `internal` and nothing more', async () => {
    const forward = async (): Promise<never> => {
      throw new Error('Tiêu đề mật');
    };
    expect(await routeVaultCall({ ...ports, forward }, OURS, 'people.list', sealed)).toEqual({
      ok: false,
      error: { code: 'internal', params: {} },
    });
  });
});

describe('meeting', () => {
  const meet = async (publicKey: Uint8Array): Promise<Met> => ({ ok: true, value: publicKey });
  const gate = { windowContentsId: () => 7, takeToken: () => true };
  const key = new Uint8Array(65);

  it('takes a key of this page there and the other back, and nothing else', async () => {
    expect(await routeMeeting(gate, OURS, key, meet)).toEqual({ ok: true, value: key });
    for (const no of [new Uint8Array(64), 'k'.repeat(65), null])
      expect(await routeMeeting(gate, OURS, no, meet)).toMatchObject({ error: { code: 'bad-input' } });
    expect(await routeMeeting(gate, from('https://x.invalid/'), key, meet)).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const fails = (): Promise<never> => Promise.reject(new Error('Tiêu đề mật'));
    expect(await routeMeeting(gate, OURS, key, fails)).toMatchObject({ error: { code: 'internal' } });
  });
});

describe('host functions', () => {
  const calls: unknown[][] = [];
  const functions = Object.fromEntries(
    HOST_FUNCTIONS.map((name) => [
      name,
      async (...args: unknown[]) => {
        calls.push([name, ...args]);
        return { ok: true, value: null };
      },
    ]),
  ) as unknown as HostFunctions;
  const ports = { windowContentsId: () => 7, takeToken: () => true, functions };

  it.each([
    ['chooseVault', ['office']],
    ['setLocale', ['en']],
    ['setTheme', ['dark']],
    ['setZoom', [150]],
    ['rememberPerson', ['vanthu']],
    ['lastPerson', [['vanthu', 'lanhdao']]],
    ['copyText', ['47-CV/ĐU']],
    ['saveReport', ['0'.repeat(32), 'Sổ văn bản đến.pdf']],
    ['dropFiles', [['/home/an/tệp.pdf']]],
    ['lock', ['idle']],
  ])('%s passes with what it expects', async (name, args) => {
    calls.length = 0;
    await routeHostCall(ports, OURS, name, args);
    expect(calls).toEqual([[name, ...args]]);
  });

  it.each([
    ['chooseVault', ['other'], 'bad-input'],
    ['chooseVault', [], 'bad-input'],
    ['setTheme', ['pink'], 'bad-input'],
    ['setZoom', [1000], 'bad-input'],
    ['lastPerson', ['vanthu'], 'bad-input'],
    ['lock', ['more'], 'bad-input'],
    ['saveReport', ['../../x', 'a'], 'bad-input'],
    ['copyText', [{ toString: 1 }], 'bad-input'],
    ['dropFiles', [[new Map()]], 'bad-input'],
    ['copyText', 'no array', 'bad-input'],
    ['constructor', [], 'unknown-operation'],
    [undefined, [], 'unknown-operation'],
  ])('%s with %j is refused', async (name, args, code) => {
    calls.length = 0;
    expect(await routeHostCall(ports, OURS, name, args)).toMatchObject({ ok: false, error: { code } });
    expect(calls).toEqual([]);
  });

  it('never answers `internal` to random arguments', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...HOST_FUNCTIONS),
        fc.array(fc.anything(), { maxLength: 3 }),
        async (name, args) => {
          const reply = (await routeHostCall(ports, OURS, name, args)) as {
            ok: boolean;
            error?: { code: string };
          };
          return reply.ok || reply.error?.code !== 'internal';
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('events to the page', () => {
  it('carry identifiers and, for progress, two numbers', () => {
    expect(safeEvent({ topic: 'progress', ids: ['training'], done: 3, of: 9 })).toEqual({
      topic: 'progress',
      ids: ['training'],
      done: 3,
      of: 9,
    });
    expect(safeEvent({ topic: 'documents.changed', ids: ['0af1'], done: 1, of: 2 })).toEqual({
      topic: 'documents.changed',
      ids: ['0af1'],
    });
  });

  it('leave out what is no identifier, and unknown topics', () => {
    expect(
      safeEvent({ topic: 'documents.changed', ids: ['Về việc bảo vệ', 'a b', 'x'.repeat(65), 'ok'] })?.ids,
    ).toEqual(['ok']);
    expect(safeEvent({ topic: 'people.names', ids: [] } as unknown as AppEvent)).toBe(null);
  });
});
