import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { numberFaults } from '../../support/bookModel.ts';
import { incoming, outgoing, TEST_TODAY } from '../../support/registration.ts';
import { CrashingVault } from '../../support/schedules.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { runs } from '../../support/soak.ts';

/** Vaults with a seed of their own each. */
const VAULTS = runs(1);
/** Schedules that one vault goes through, one after the other; its books are read anew at every step. */
const SCHEDULES = runs(40, 120) / VAULTS;
const FIRST_SEED = 20261124;
const STEPS = [
  ...(['in', 'in', 'in', 'out', 'out', 'cancel', 'refused', 'cut', 'cut'] as const),
  ...(['reserve', 'use', 'release', 'crash', 'restore'] as const),
];
const BOOKS = ['incoming', 'outgoing'] as const;
type BookName = (typeof BOOKS)[number];

let vault: TestVault;
let office: CrashingVault;
beforeEach(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
  await vault.close();
  office = await CrashingVault.open(vault.dir, 'vanthu');
});
afterEach(async () => {
  office.close();
  await vault.remove();
});

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
}

const Entry = z.object({ id: z.string(), book: z.string(), number: z.int(), reason: z.string().nullable() });
const entries = () =>
  office
    .all(
      `SELECT e.document_id AS id, b.kind AS book, e.number, e.cancel_reason AS reason
         FROM entry e JOIN book b ON b.id = e.book_id ORDER BY b.kind, e.number, e.suffix`,
    )
    .map((row) => Entry.parse(row));
const Reserved = z.object({ id: z.string(), book: z.string(), number: z.int(), state: z.string() });
const reservations = () =>
  office
    .all(
      `SELECT r.id, b.kind AS book, r.number, r.state FROM reserved_number r JOIN book b ON b.id = r.book_id`,
    )
    .map((row) => Reserved.parse(row));
const Accounted = z.object({ book: z.string(), id: z.string(), next: z.int() });
const books = () =>
  office
    .all(`SELECT kind AS book, id, next_number AS next FROM book WHERE state = 'open'`)
    .map((row) => Accounted.parse(row));

/** What stands on paper outside: numbers that were acknowledged once are never given to another document. */
class World {
  private readonly given = new Map<string, string>();
  readonly last: Record<BookName, number> = { incoming: 0, outgoing: 0 };

  /** the document's own number: 05-BC/ĐU */
  giveCode(code: string, to: string): void {
    const known = this.given.get(code);
    if (known !== undefined && known !== to) throw new Error(`${code} was given twice`);
    this.given.set(code, to);
  }

  give(book: BookName, number: number, to: string): void {
    const key = `${book} ${number}`;
    const known = this.given.get(key);
    if (known !== undefined && known !== to) throw new Error(`${key} was given to ${known}, now to ${to}`);
    this.given.set(key, to);
    this.last[book] = Math.max(this.last[book], number);
  }
}

/** After an older copy was put back: the clerk looks at the paper and accounts for what was given out since. */
async function accountFor(world: World): Promise<void> {
  for (const { book, id, next } of books()) {
    const last = world.last[book as BookName];
    if (!BOOKS.includes(book as BookName) || last < next) continue;
    const reply = await office.call('registers.accountFor', {
      bookId: id,
      upTo: last,
      typeId: book === 'outgoing' ? 'bao-cao' : null,
      reason: 'Đã cấp trước khi khôi phục bản sao lưu',
    });
    if (!reply.ok) throw new Error(`accountFor: ${reply.error.code}`);
  }
}

function check(): void {
  const taken = entries();
  const held = reservations();
  for (const book of BOOKS) {
    const lines = [
      ...taken
        .filter((line) => line.book === book)
        .map(({ number, reason }) => ({
          number,
          reason,
          state: reason === null ? ('used' as const) : ('cancelled' as const),
        })),
      // a number that is held, was given back or was accounted for stands in the book with its reason
      ...held
        .filter((line) => line.book === book && line.state !== 'used')
        .map(({ number }) => ({ number, reason: 'giữ chỗ', state: 'cancelled' as const })),
    ].sort((a, b) => a.number - b.number);
    expect(numberFaults(1, lines)).toEqual([]);
  }
}

async function schedule(world: World, random: (below: number) => number, older: string[]): Promise<void> {
  const length = 4 + random(9);
  for (let step = 0; step < length; step += 1) {
    const one = STEPS[random(STEPS.length)];
    const book = BOOKS[random(2)] ?? 'incoming';
    const bookId = books().find((each) => each.book === book)?.id;
    const open = reservations().filter((line) => line.state === 'held' && line.book === book);
    const chosen = open[random(Math.max(1, open.length))];
    const numberFrom = chosen === undefined ? null : ({ kind: 'reservation', id: chosen.id } as const);
    switch (one) {
      case 'in':
      case 'out':
      case 'use': {
        const from = one === 'use' ? numberFrom : null;
        const isIn = one === 'in' || (one === 'use' && book === 'incoming');
        const reply = isIn
          ? await office.call(
              'documents.registerIncoming',
              incoming(from === null ? {} : { numberFrom: from }),
            )
          : await office.call(
              'documents.registerOutgoing',
              outgoing(from === null ? {} : { numberFrom: from }),
            );
        if (!reply.ok) throw new Error(`${one}: ${reply.error.code} ${JSON.stringify(reply.error.params)}`);
        const taken = isIn ? 'incoming' : 'outgoing';
        const owner = from === null ? reply.value.id : from.id;
        world.give(taken, reply.value.entryNumber, owner);
        if ('code' in reply.value && typeof reply.value.code === 'string')
          world.giveCode(reply.value.code, owner);
        break;
      }
      case 'cut': {
        const steps = random(7);
        const done =
          book === 'incoming'
            ? await office.cutOff(steps, 'documents.registerIncoming', incoming())
            : await office.cutOff(steps, 'documents.registerOutgoing', outgoing());
        if (done) for (const line of entries()) world.give(line.book as BookName, line.number, ownerOf(line));
        break;
      }
      case 'refused':
        expect((await office.call('documents.registerIncoming', incoming({ level: 'mat' }))).ok).toBe(false);
        break;
      case 'cancel': {
        const live = entries().filter((line) => line.reason === null && line.book === 'incoming');
        const last = live[live.length - 1];
        if (last !== undefined)
          await office.call('documents.cancelEntry', { id: last.id, revision: 1, reason: 'Vào nhầm sổ' });
        break;
      }
      case 'reserve': {
        if (bookId === undefined || book === 'incoming') break;
        const reply = await office.call('registers.reserve', {
          bookId,
          typeId: 'bao-cao',
          purpose: 'Giữ số cho báo cáo',
          expiresOn: TEST_TODAY,
        });
        if (!reply.ok) break;
        world.give(book, reply.value.number, reply.value.id);
        world.giveCode(reply.value.code, reply.value.id);
        break;
      }
      case 'release':
        if (chosen !== undefined)
          await office.call('registers.release', { id: chosen.id, reason: 'Không ban hành nữa' });
        break;
      case 'crash': {
        const now = office.snapshot();
        office.comeBackFrom(now);
        fs.rmSync(now, { recursive: true });
        break;
      }
      case 'restore': {
        const copy = older.pop();
        if (copy === undefined) break;
        office.comeBackFrom(copy);
        fs.rmSync(copy, { recursive: true });
        await accountFor(world);
        break;
      }
      case undefined:
        break;
    }
  }
}

/** A reserved number belongs to its reservation, whichever document takes it. */
function ownerOf(line: { id: string; book: string; number: number }): string {
  const reserved = reservations().find((each) => each.book === line.book && each.number === line.number);
  return reserved?.id ?? line.id;
}

it.for(Array.from({ length: VAULTS }, (_, index) => FIRST_SEED + index))(
  `${SCHEDULES} random schedules of numbers, cancelling, cuts, crashes and restored copies on a real vault, seed %i`,
  { timeout: 240_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const world = new World();
    const older: string[] = [];
    for (let run = 0; run < SCHEDULES; run += 1) {
      if (run % 3 === 0) older.push(office.snapshot());
      for (const copy of older.splice(0, Math.max(0, older.length - 4))) fs.rmSync(copy, { recursive: true });
      await schedule(world, random, older);
      check();
    }
    const verified = await office.call('ledger.verify', {});
    expect(verified).toMatchObject({ ok: true, value: { intact: true } });
    expect(world.last.incoming + world.last.outgoing).toBeGreaterThan(SCHEDULES);
  },
);
