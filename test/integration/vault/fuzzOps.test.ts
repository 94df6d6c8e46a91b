import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type OpName } from '../../../shared/ipc/contract.ts';
import { runs } from '../../support/soak.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Ends the session, takes Argon2's time for nothing, or gives the person's key away: tried by tests of their own. */
const NOT_HERE = new Set<string>([
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.lock',
  'vault.changePassphrase',
  'vault.newRecoveryCode',
  'people.add',
  'people.resetPassphrase',
  'people.leave',
  'people.update',
]);
const OPS = (Object.keys(contract) as OpName[]).filter((op) => !NOT_HERE.has(op));
const INPUTS = runs(1_500, 10_000);
/** The same inputs in every run of the suite, others in each soak: what it finds can be looked for again by its seed. */
const SEED = Number(
  process.env['AN_THU_SEED'] ?? (process.env['AN_THU_SOAK'] === undefined ? 2026 : Date.now() % 1_000_000),
);

type Schema = { readonly [key: string]: unknown };

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  fc.object({ maxDepth: 2, maxKeys: 3 }),
  fc.constantFrom(
    '__proto__',
    '../../etc/passwd',
    "'; DROP TABLE ledger; --",
    '\u0000',
    '\ud800',
    '9'.repeat(400),
  ),
);

/** Mostly what the schema asks for, so that the handlers are reached; now and then anything at all. */
function inputOf(schema: Schema, ids: readonly string[], folder: string): fc.Arbitrary<unknown> {
  const given = valueOf(schema, ids, folder);
  return fc.oneof({ weight: 12, arbitrary: given }, { weight: 1, arbitrary: junk });
}

function valueOf(schema: Schema, ids: readonly string[], folder: string): fc.Arbitrary<unknown> {
  const inner = (next: unknown): fc.Arbitrary<unknown> => inputOf(next as Schema, ids, folder);
  if (Array.isArray(schema['anyOf'])) return fc.oneof(...schema['anyOf'].map(inner));
  if (Array.isArray(schema['oneOf'])) return fc.oneof(...schema['oneOf'].map(inner));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
      const fields = Object.entries(properties).map(([name, field]) => [
        name,
        // a path of this machine: never one outside the folder of this test
        name === 'path'
          ? fc.constantFrom(path.join(folder, 'x'), folder, path.join(folder, 'không/có'))
          : inner(field),
      ]);
      return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
    }
    case 'array':
      return fc.array(inner(schema['items'] ?? {}), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: 0, max: 40 }),
        fc.integer(),
        fc.constantFrom(2026, 9_007_199_254_740_991),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(
        fc.constantFrom(...ids, '2026-11-24', '2026-02-30', 'incoming', 'Công văn', '', 'ĐÃ', '47a-CV/TU'),
        fc.string({ maxLength: 30 }),
      );
  }
}

describe(`${INPUTS} random inputs`, () => {
  let vault: TestVault;
  let folder: string;
  const incidents: string[] = [];
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien', 'kiemtra'] });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-fuzz-'));
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it(
    'are answered by a code or done, never by a fault of the program, and the ledger holds',
    {
      timeout: 20 * PAIR_TIMEOUT_MS,
    },
    async () => {
      const people = ['vanthu', 'lanhdao', 'chuyenvien', 'quantri', 'kiemtra'];
      const ids = Object.values(vault.ids);
      const each = Math.ceil(INPUTS / OPS.length / people.length);
      let [done, asked] = [0, 0];
      for (const username of people) {
        const caller = await vault.as(username);
        for (const op of OPS) {
          const schema = z.toJSONSchema(contract[op].input, {
            io: 'input',
            unrepresentable: 'any',
          }) as Schema;
          for (const input of fc.sample(inputOf(schema, ids, folder), { numRuns: each, seed: SEED })) {
            asked += 1;
            try {
              const reply = await caller.call(op, input as never);
              if (reply.ok) done += 1;
              else if (reply.error.code === 'internal') incidents.push(`${op} ${JSON.stringify(input)}`);
            } catch (error) {
              const { message, cause } = error as Error;
              incidents.push(`${op} ${JSON.stringify(input).slice(0, 200)}: ${message} ${String(cause)}`);
            }
          }
        }
      }
      expect(asked).toBeGreaterThanOrEqual(INPUTS);
      expect(done).toBeGreaterThan(asked / 100); // the handlers were reached, not only the schemas
      expect(incidents.slice(0, 20), `seed ${SEED}`).toEqual([]);
      expect((await (await vault.as('kiemtra')).ok('ledger.verify', {})).intact).toBe(true);
    },
  );
});
