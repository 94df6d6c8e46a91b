import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOps } from '../../../electron/cli/ops.ts';
import type { Input, OpName } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

/**
 * The same vault twice, at the same moment: once with secret records, once without. Every query of the contract is
 * asked of both by people who may not know, with inputs made from its schema: whatever the inputs are, the answers must
 * be the same bytes. A new operation is in this test from its first day.
 */

interface Json {
  readonly type?: string | string[];
  readonly enum?: unknown[];
  readonly const?: unknown;
  readonly anyOf?: Json[];
  readonly properties?: Record<string, Json>;
  readonly items?: Json;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

const WORDS = ['nhan su', 'Phương án nhân sự', 'Tỉnh ủy', '77-TTr/TU', '1', 'văn phòng'];
const MOST_INPUTS = 60;

/** Values of a schema worth asking: every choice, every known identifier, telling words and numbers. */
function samples(schema: Json, ids: readonly string[]): unknown[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum;
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((each) => samples(each, ids));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'null':
      return [null];
    case 'boolean':
      return [false, true];
    case 'integer':
    case 'number':
      return [1, 2, 5, 50, 2026].filter((n) => n >= (schema.minimum ?? n) && n <= (schema.maximum ?? n));
    case 'array':
      return [
        schema.items === undefined
          ? []
          : samples(schema.items, ids).slice(0, Math.max(1, schema.minItems ?? 1)),
      ];
    case 'object':
      return objects(schema, ids);
    case 'string':
      if (schema.pattern?.includes('0-9a-f') === true) return [...ids];
      if (schema.pattern?.includes('[01]') === true) return ['09:00'];
      if (schema.pattern?.includes('\\d{4}-') === true) return ['2026-11-24', '2026-01-01'];
      return (schema.minLength ?? 0) > 0 ? WORDS : ['', ...WORDS];
    default:
      return [null];
  }
}

/** Each property through all of its values while the others stand at their first, then each at its n-th. */
function objects(schema: Json, ids: readonly string[]): unknown[] {
  const entries = Object.entries(schema.properties ?? {}).map(
    ([key, each]) => [key, samples(each, ids)] as const,
  );
  const at = (pick: (values: readonly unknown[], key: string) => unknown) =>
    Object.fromEntries(entries.map(([key, values]) => [key, pick(values, key)]));
  // a nullable filter stands at null: the plain question first
  const plain = (values: readonly unknown[]): unknown => (values.includes(null) ? null : values[0]);
  const each = entries.flatMap(([key, values]) =>
    values.map((value) => at((others, other) => (other === key ? value : plain(others)))),
  );
  return [
    at(plain),
    ...each,
    ...Array.from({ length: 6 }, (_, n) => at((values) => values[n % values.length])),
  ];
}

const UNCLEARED = ['quantri', 'lanhdao', 'chuyenvien2', 'tiepnhan', 'coyeu'];
/**
 * The one exception: whoever lets a colleague leave, or puts a successor in the place, is told how many things that
 * person still answers for (figures without any name), or classified copies would leave with him.
 */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'copies.leavingList': ['quantri', 'lanhdao'],
  'succession.look': ['quantri', 'lanhdao'],
};
const QUERIES = describeOps().filter((op) => op.kind === 'query' && op.needs === 'unlocked');

describe('whoever may not know', () => {
  let without: TestVault;
  let withDir: string;
  let ids: string[];

  beforeAll(async () => {
    without = await createTestVault({ profile: 'standalone' });
    const clerk = await without.as('vanthu');
    const open = await clerk.ok(
      'documents.registerIncoming',
      incoming({ presentTo: without.ids['lanhdao'] ?? null }),
    );
    await clerk.ok('documents.registerOutgoing', outgoing());
    await without.close();
    withDir = path.join(path.dirname(without.dir), 'kho-co-mat');
    fs.cpSync(without.dir, withDir, { recursive: true });
    const secret = await addSecrets(withDir, without.ids);
    await signInAsTheSecretsDo(without);
    ids = [open.id, ...secret, without.ids['bithu'] ?? '', '0'.repeat(32)];
  }, 240_000);
  afterAll(() => without.remove());

  it.each(UNCLEARED)('%s gets the same bytes with and without the secret records', async (username) => {
    const different: string[] = [];
    const answered = new Set<string>();
    const ask = async (dir: string): Promise<Map<string, string>> => {
      const service = serviceFor(dir);
      const answers = new Map<string, string>();
      const unlocked = await service.call('host', 'vault.unlock', { username, passphrase: TEST_PASSPHRASE });
      expect(unlocked.ok).toBe(true);
      for (const op of QUERIES) {
        if (!mayCall(op.name as OpName, rolesOf(unlocked)) || TOLD[op.name]?.includes(username)) continue;
        for (const input of samples(op.input as Json, ids).slice(0, MOST_INPUTS)) {
          const reply = await service.call(op.door === 'host' ? 'host' : 'window', op.name, input);
          if (reply.ok) answered.add(op.name);
          answers.set(`${op.name} ${JSON.stringify(input)}`, withoutSessions(JSON.stringify(reply)));
        }
      }
      await service.close();
      return answers;
    };
    const [plain, secret] = [await ask(without.dir), await ask(withDir)];
    for (const [question, answer] of plain) {
      if (secret.get(question) !== answer)
        different.push(`${question}\n  ${answer}\n  ${secret.get(question)}`);
    }
    expect(different.map((each) => each.slice(0, 900))).toEqual([]);
    expect(answered.size, 'the questions are real ones').toBeGreaterThan(username === 'quantri' ? 8 : 12);
  });

  it('those who may know get others (so the comparison can fail)', async () => {
    const counts = async (dir: string): Promise<string> => {
      const service = serviceFor(dir);
      await service.call('host', 'vault.unlock', { username: 'bithu', passphrase: TEST_PASSPHRASE });
      const reply = await service.call('window', 'documents.counts', { book: 'classified-incoming' });
      await service.close();
      return JSON.stringify(reply);
    };
    expect(await counts(without.dir)).not.toBe(await counts(withDir));
  });
});

/** That somebody worked at the station is no secret; what at is. */
async function signInAsTheSecretsDo(vault: TestVault): Promise<void> {
  for (const username of WORKERS) await vault.as(username);
  await vault.close();
}
const WORKERS = ['vanthu', 'bithu', 'vanthu2'];

const rolesOf = (unlocked: Awaited<ReturnType<ReturnType<typeof serviceFor>['call']>>) =>
  unlocked.ok ? (unlocked.value as { roles: Parameters<typeof mayCall>[1] }).roles : [];

/** Each session makes a key of its own: its name is as random as the time is not, and tells of no record. */
const withoutSessions = (reply: string): string => reply.replace(/(\\?"session\\?":\\?")[0-9a-f]{64}/g, '$1');

/** A life of secrets: presented, directed, given to another, answered, one unopened, one Tuyệt mật, one sent. */
async function addSecrets(dir: string, people: Readonly<Record<string, string>>): Promise<string[]> {
  const who = (username: string): string => people[username] ?? expect.fail(username);
  const as = async <T>(
    username: string,
    act: (caller: ReturnType<typeof callerOf>) => Promise<T>,
  ): Promise<T> => {
    const service = serviceFor(dir);
    const caller = callerOf(service);
    await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
    const answer = await act(caller);
    await service.close();
    return answer;
  };
  const secret: Partial<Input<'documents.registerIncoming'>> = {
    book: 'classified-incoming',
    level: 'mat',
    issuer: 'Tỉnh ủy Sơn Hà',
    code: '77-TTr/TU',
    subject: 'Phương án nhân sự Tỉnh ủy',
    presentTo: who('bithu'),
    dueOn: '2026-11-24',
  };
  const made = await as('vanthu', async (clerk) => [
    await clerk.ok('documents.registerIncoming', incoming(secret)),
    await clerk.ok(
      'documents.registerIncoming',
      incoming({ ...secret, level: 'tuyet-mat', subject: null, code: '78-TTr/TU' }),
    ),
    await clerk.ok(
      'documents.registerIncoming',
      incoming({
        ...secret,
        subject: null,
        presentTo: null,
        unopenedFor: 'Bùi Quang Thắng',
        code: '79-TTr/TU',
      }),
    ),
    await clerk.ok('documents.registerOutgoing', outgoing({ book: 'classified-outgoing', level: 'mat' })),
  ]);
  const id = made[0]?.id ?? '';
  await as('bithu', async (leader) => {
    const { revision } = await leader.ok('documents.get', { id });
    await leader.ok('documents.direct', {
      id,
      revision,
      text: 'Giao xử lý kín',
      leadId: who('chuyenvien'),
      supportIds: [],
      dueOn: '2026-11-25',
      dueTime: null,
    });
    await leader.ok('access.grant', {
      documentId: id,
      personId: who('vanthu2'),
      ground: 'Phiếu giao việc 9',
    });
    await leader.ok('access.withdraw', { documentId: id, personId: who('vanthu2'), ground: 'Xong việc' });
  });
  await as('vanthu2', (keeper) => keeper.ok('documents.get', { id })); // takes over the new line key, and is seen looking
  return made.map((each) => each.id);
}
