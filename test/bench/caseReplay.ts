import { createRuleBook, type RuleBook } from '../../electron/vault/rules/ruleBook.ts';
import type { Db, WriteDb } from '../../electron/vault/db/handles.ts';
import { REPLAY_PAGE } from '../../shared/ipc/contract/caseRules.ts';
import type { Caller } from '../support/vault.ts';
import { figureOf, median, ratioOf, type Result } from './measure.ts';

/** What happened to a case that was answered and closed; each act is read and followed by the rehearsal. */
const ACTS = [
  ...['accept', 'assign', 'start-work', 'submit-answer', 'approve-answer', 'sign-answer', 'deliver', 'close'],
];
/** A window that asks for a page must not feel it; the whole is these pages one after another. */
const MOST_PAGE_MS = 200;
const MOST_WORST_MS = 1_000;

/** The process of this build, and one that gives half the days for an answer. */
export function newerProcess({ packs }: RuleBook): RuleBook {
  const old = packs.find((pack) => pack.pack === 'submission');
  if (old === undefined) throw new Error('no pack');
  const rules = old.rules.map((rule) =>
    rule.kind === 'clock' && rule.clock === 'answer'
      ? { ...rule, period: { amount: 10, unit: 'days' as const } }
      : rule,
  );
  return createRuleBook([...packs, { ...old, version: '2026.2', effectiveFrom: '2026-11-01', rules }]);
}

/** The acts of every case, in the order of the process. */
export function writeActs(db: WriteDb, personId: string): void {
  const acts = db.prepare(
    `INSERT INTO submission_act (submission_id, position, act, by_id, at_ms, reason_code, body)
     SELECT id, :position, :act, :personId, received_ms + :position * 3600000, NULL, '' FROM submission WHERE state <> 'received'`,
  );
  db.transaction(() => {
    ACTS.forEach((act, index) => acts.run({ act, position: index + 1, personId }));
  }).immediate();
}

/** The same rows with nothing around them: where a case ended, its record, what was done, when its clock stood. */
const BARE = {
  ended: `SELECT l.submission_id AS id, s.from_day AS day, s.line FROM submission_stay s JOIN submission_list l ON l.sort_key = s.line
    WHERE s.from_day >= :since AND (s.from_day, s.line) < (:day, :line) AND s.to_day = 999999
      AND s.state IN ('answered','closed','refused') ORDER BY s.from_day DESC, s.line DESC LIMIT ${String(REPLAY_PAGE)}`,
  record: 'SELECT * FROM submission WHERE id = ?',
  acts: 'SELECT act, by_id, reason_code FROM submission_act WHERE submission_id = ? ORDER BY position',
  pauses: 'SELECT from_on, to_on FROM submission_pause WHERE submission_id = ? ORDER BY from_on',
} as const;

/** Every page of the bare side. @returns milliseconds of each */
export function readBare(db: Db): number[] {
  const statements = [BARE.record, BARE.acts, BARE.pauses].map((sql) => db.prepare(sql));
  const ended = db.prepare(BARE.ended);
  const taken: number[] = [];
  for (let after = { day: 999_999, line: 0 }; ;) {
    const from = performance.now();
    const rows = ended.all({ since: 0, ...after }) as { id: string; day: number; line: number }[];
    for (const { id } of rows) for (const statement of statements) statement.all(id);
    taken.push(performance.now() - from);
    const last = rows.at(-1);
    if (last === undefined || rows.length < REPLAY_PAGE) return taken;
    after = { day: last.day, line: last.line };
  }
}

/** The rehearsal of a newer process on all cases that are over, page by page as the window asks for it. */
export async function caseReplay(leader: Caller, rows: number, bare: readonly number[]): Promise<Result[]> {
  const taken: number[] = [];
  let looked = 0;
  let moved = 0;
  for (let after: { day: number; line: number } | null = null; ;) {
    const from = performance.now();
    const page: Awaited<ReturnType<typeof ask>> = await ask(leader, after);
    taken.push(performance.now() - from);
    looked += page.looked;
    moved += page.moved;
    if (page.next === null) break;
    after = page.next;
  }
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  // refused cases owe no answer; of every other one the day moves
  if (moved < rows / 2) throw new Error(`only ${String(moved)} of ${String(looked)} cases were told again`);
  const worst = Math.max(...taken);
  return [
    ratioOf('case-replay', looked, { ours: sum(taken), anchor: sum(bare) }, 'ms', null),
    figureOf('case-replay-page', REPLAY_PAGE, median(taken), 'ms', MOST_PAGE_MS),
    figureOf('case-replay-page-worst', REPLAY_PAGE, worst, 'ms', MOST_WORST_MS),
  ];
}

const ask = (leader: Caller, after: { day: number; line: number } | null) =>
  leader.ok('rules.caseReplay', { after });
