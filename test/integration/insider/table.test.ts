import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SCHEMA_SHA256 } from '../../../electron/vault/db/schemaDigest.ts';
import { type Cell, cellOf, nameOf } from '../../support/insiderCells.ts';
import {
  IMPOSSIBLE,
  judge,
  type Length,
  type Manner,
  opened,
  play,
  UNNOTICED,
} from '../../support/insiderDay.ts';
import { type InsiderStage, openStage } from '../../support/insiderStage.ts';
import { isSoak, runs } from '../../support/soak.ts';

/**
 * An insider holds the key of the database and changes one place of it, in every way and for every column of every table;
 * then everybody lives a day (ADR 0039). What comes of it stands in a file that is compared here.
 *
 * `UPDATE_VERDICTS=REGEX` with this file writes the verdicts of the cells whose name matches, `=missing` those that are missing. Look at each before it is
 * committed: a cell that decides and is not noticed is a fault of the product.
 */
const FILE = path.resolve(import.meta.dirname, '../../insider/verdicts.json');
const Verdicts = z.strictObject({
  /** cells that decide and are not noticed yet, with how the attack works; the aim is none */
  open: z.record(z.string(), z.string()),
  /** tables of which the office has no row, and why */
  empty: z.record(z.string(), z.string()),
  verdicts: z.record(z.string(), z.string()),
});
const file = Verdicts.parse(JSON.parse(fs.readFileSync(FILE, 'utf8')));
const { verdicts } = file;

const asked = process.env['UPDATE_VERDICTS'];
const UPDATE_MS = 8 * 3_600_000;
const CELL_MS = 120_000;

let made: InsiderStage;
beforeAll(async () => {
  made = await openStage();
}, 240_000);
afterAll(() => made.close());

const playedOut = async (cell: Cell, length: Length, manner: Manner): Promise<string> =>
  judge(await play(made.stage, cell, length, manner), made.base[length]);

/**
 * What the seals alone tell is played a second time: the insider seals what was changed with a session of the own. What nobody
 * notices then is an act in the insider's own name, and may be no more.
 */
const SEALED = ', sealed';
const BY_SEALS = 'noticed: acts';
const mannerOf = (name: string): Manner => (name.endsWith(SEALED) ? 'sealed' : 'plain');
const cellNamed = (name: string): Cell => cellOf(name.replace(SEALED, ''));
const isBySeals = (verdict: string | undefined): boolean => verdict?.endsWith(BY_SEALS) ?? false;

/** Rows that differ by their identifiers alone: which of them is changed is another in each run. */
const EITHER = ' | ';
const decides = (verdict: string): boolean => verdict.split(EITHER).some((one) => one.startsWith('decides'));
const isOpen = (verdict: string): boolean =>
  verdict.split(EITHER).some((one) => one.startsWith('decides') && one.endsWith(UNNOTICED));

/** What the ledger tells is told in a short day too, what the seals tell without one. */
const lengthFor = (verdict: string): Length =>
  verdict === BY_SEALS ? 'seals' : verdict === 'noticed: ledger' ? 'short' : 'full';

/**
 * Every cell that decides. Of the others a part that follows the schema, the same on one commit, another later: a tenth of those
 * that the check alone tells, a fortieth of those that take a day.
 */
const TURN = Number.parseInt(SCHEMA_SHA256.slice(0, 6), 16);
const isInTurn = (name: string, verdict: string): boolean => {
  const parts = lengthFor(verdict) === 'seals' ? 10 : 40;
  return createHash('sha256').update(name).digest().readUInt32BE() % parts === TURN % parts;
};
const chosen = Object.entries(verdicts)
  .filter(
    ([name, verdict]) => isSoak || decides(verdict) || (verdict !== IMPOSSIBLE && isInTurn(name, verdict)),
  )
  .map(([name]) => name);

/** Where a change may give the insider something: there everybody lives a day, also where the seals tell it already. */
const MAY_DECIDE =
  /^(certificate|content_key|delegation|document|draft|inspection|key_|outbox|outside_|peer_|person|policy|proposal|record_|recovery|roster|seal|signature|signing|station|token)/;

async function looked(cell: Cell, manner: Manner): Promise<string> {
  const verdict = MAY_DECIDE.test(cell.table)
    ? null
    : await playedOut(cell, 'seals', manner).catch(() => null);
  return verdict === BY_SEALS || verdict === IMPOSSIBLE ? verdict : await playedOut(cell, 'full', manner);
}

/** What others wrote meanwhile stays: several may run, each for other tables. */
function keep(
  found: readonly (readonly [name: string, verdict: string])[],
  names: ReadonlySet<string>,
): void {
  const now = Verdicts.parse(JSON.parse(fs.readFileSync(FILE, 'utf8')));
  const all = [...Object.entries({ ...now.verdicts, ...Object.fromEntries(found) })];
  const sorted = all.filter(([name]) => names.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(FILE, `${JSON.stringify({ ...now, verdicts: Object.fromEntries(sorted) }, null, 2)}\n`);
}

if (asked !== undefined) {
  it(
    'writes verdicts',
    async () => {
      const cells = made.cells.filter(({ table, act }) => act === 'attack' || !made.empty.includes(table));
      const isWanted = (name: string): boolean =>
        asked === 'missing' ? verdicts[name] === undefined : new RegExp(asked).test(name);
      const wanted = cells.filter((cell) => isWanted(nameOf(cell)));
      for (const table of new Set(wanted.map((cell) => cell.table))) {
        const ofTable = wanted.filter((cell) => cell.table === table);
        const found: [name: string, verdict: string][] = [];
        for (const cell of ofTable) {
          const verdict = await looked(cell, 'plain');
          found.push([nameOf(cell), verdict]);
          if (isBySeals(verdict)) found.push([nameOf(cell) + SEALED, await looked(cell, 'sealed')]);
        }
        keep(found, new Set(cells.flatMap((cell) => [nameOf(cell), nameOf(cell) + SEALED])));
      }
    },
    UPDATE_MS,
  );
} else {
  describe('the table of the insider', () => {
    it('has a verdict for every cell', () => {
      const without = made.cells
        .filter(({ table, act }) => act === 'attack' || !made.empty.includes(table))
        .map(nameOf)
        .flatMap((name) => (isBySeals(verdicts[name]) ? [name, name + SEALED] : [name]))
        .filter((name) => verdicts[name] === undefined);
      expect(
        without,
        'no verdict yet: run this file with UPDATE_VERDICTS=<table>, look at what it wrote to test/insider/verdicts.json (nothing may decide and be unnoticed), commit it',
      ).toEqual([]);
      const names = new Set(made.cells.map(nameOf));
      expect(Object.keys(verdicts).filter((name) => !names.has(name.replace(SEALED, '')))).toEqual([]);
    });

    it('says why the office has no row of a table', () => {
      expect(
        Object.keys(file.empty).toSorted(),
        'let the office of test/support/insiderOffice.ts do what fills the table; where it can’t, say why under "empty"',
      ).toEqual(made.empty.toSorted());
    });

    it('has no cell that decides and is not noticed, but those that are known', () => {
      const open = Object.keys(verdicts).filter((name) => isOpen(verdicts[name] ?? ''));
      expect(open.toSorted()).toEqual(Object.keys(file.open).toSorted());
    });
  });

  describe('an insider changes', () => {
    it.each(chosen)(
      '%s',
      async (name) => {
        const verdict = verdicts[name] ?? '';
        expect(verdict.split(EITHER)).toContain(
          await playedOut(cellNamed(name), lengthFor(verdict), mannerOf(name)),
        );
      },
      CELL_MS,
    );
  });

  describe('two changes at once', () => {
    const names = Object.keys(verdicts).filter(
      (name) => mannerOf(name) === 'plain' && verdicts[name] !== IMPOSSIBLE && !isOpen(verdicts[name] ?? ''),
    );
    const at = (seed: string): string =>
      names[createHash('sha256').update(seed).digest().readUInt32BE() % names.length] ?? '';
    const pairs = Array.from(
      { length: runs(1, 200) },
      (_, index) => [at(`a${index}`), at(`b${index}`)] as const,
    );
    it(
      'decide no more than each alone',
      async () => {
        for (const pair of pairs) {
          const played = await play(made.stage, pair.map(cellOf), 'full');
          expect(isOpen(judge(played, made.base.full)), pair.join(' and ')).toBe(false);
        }
      },
      UPDATE_MS,
    );
  });

  describe('a trigger that is gone', () => {
    it(
      'is put back at the next opening, each of them',
      async () => {
        const { stage, base } = made;
        const db = opened(path.join(stage.office.template, 'kho'), stage.insider);
        const all = db
          .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
          .pluck()
          .all() as string[];
        db.close();
        const some = isSoak ? all : all.filter((_, index) => index % 100 === TURN % 100);
        for (const trigger of some) {
          const played = await play(stage, { table: trigger, act: 'trigger' }, 'short');
          expect(judge(played, base.short), trigger).toContain('entry vault.schema-put-back');
        }
      },
      UPDATE_MS,
    );
  });
}
