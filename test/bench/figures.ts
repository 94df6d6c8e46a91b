import { performance } from 'node:perf_hooks';
import { addDays, dayNumber } from '../../shared/domain/calendar/civilDate.ts';
import { periodOf } from '../../shared/domain/figures/period.ts';
import { FIGURE_PARTS } from '../../shared/ipc/contract/figures.ts';
import type { Asked } from '../../electron/vault/figures/conditions.ts';
import { countFigures, countParts, flowsByDay, histogramOf } from '../../electron/vault/figures/store.ts';
import { PERSONS, prepareOffice, randomFrom } from './documents.ts';
import type { Engine, Pair } from './engines.ts';
import { median, type Result } from './measure.ts';

const TODAY = '2026-11-25';
/** Cases of three years; half of the last month are still open. */
const DAYS = 1_095;
const BATCH = 1_000;
const ROUNDS = 12;
const FIELDS = ['Chuyển đổi số', 'Hạ tầng số', 'Dịch vụ công trực tuyến', 'Khoa học, công nghệ', ''];
const SOURCES = ['letter', 'visit', 'phone', 'portal', 'email'];
const KINDS = ['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap'];
const NO_FILTER = {
  group: 'all',
  kind: null,
  source: null,
  field: null,
  holderId: null,
  unitId: null,
} as const;
/** The whole page of a period in at most a second (issue C). */
const MOST_MS = 1_000;

/** The page of figures of a month at so many cases: every count, part, median and chart, beside bare SQL for the same counts. */
export function figurePage({ ours }: Pair, rows: number): Result[] {
  if (ours.db.prepare('SELECT count(*) FROM person').pluck().get() === 0)
    ours.db.transaction(() => prepareOffice(ours.db)).immediate();
  fill(ours, rows);
  const period = periodOf('month', addDays(TODAY, -31));
  const asked: Asked = { period, asOf: addDays(period.to, 1), filter: NO_FILTER };
  const before: Asked = { ...asked, period: periodOf('month', addDays(period.from, -1)) };
  const year: Asked = { ...asked, period: { ...period, from: addDays(period.from, -150) } };
  const page = (): void => {
    countFigures(ours.db, asked);
    countFigures(ours.db, before);
    histogramOf(ours.db, asked, 'days');
    histogramOf(ours.db, asked, 'rating');
    flowsByDay(ours.db, year);
    for (const by of FIGURE_PARTS) countParts(ours.db, asked, by);
  };
  const bare = bareSql(ours, period.from, period.to);
  check(ours, asked, bare());
  const taken = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.ours.push(time(page));
    taken.bare.push(time(() => void bare()));
  }
  const [mine, anchor] = [median(taken.ours), median(taken.bare)];
  return [
    {
      name: 'figures-page',
      rows,
      ours: mine,
      anchor,
      ratio: mine / anchor,
      unit: 'ms',
      hold: null,
      holds: null,
    },
    {
      name: 'figures-page-time',
      rows,
      ours: mine,
      anchor: null,
      ratio: null,
      unit: 'ms',
      hold: MOST_MS,
      holds: mine <= MOST_MS,
    },
  ];
}

const time = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

/** What anybody would write over the acts of the cases, for the received, answered and open ones of a month alone. */
function bareSql({ db }: Engine, from: string, to: string): () => Record<string, number> {
  const received = db.prepare('SELECT count(*) FROM submission WHERE received_on BETWEEN ? AND ?').pluck();
  const answered = db
    .prepare(
      `SELECT count(*) FROM submission_act WHERE act = 'told' AND date(at_ms / 1000 + 25200, 'unixepoch') BETWEEN ? AND ?`,
    )
    .pluck();
  const closing = db
    .prepare(
      `SELECT count(*) FROM submission s WHERE received_on <= :to AND NOT EXISTS (SELECT 1 FROM submission_act a
         WHERE a.submission_id = s.id AND a.act IN ('told','approve-refusal','transfer','merge','withdraw')
           AND date(a.at_ms / 1000 + 25200, 'unixepoch') <= :to)`,
    )
    .pluck();
  return () => ({
    received: Number(received.get(from, to)),
    answered: Number(answered.get(from, to)),
    closing: Number(closing.get({ to })),
  });
}

/** Both must say the same, or there is nothing to compare. */
function check({ db }: Engine, asked: Asked, bare: Record<string, number>): void {
  const counts = countFigures(db, asked);
  const ours = {
    received: counts.received,
    answered: counts.answeredOnTime + counts.answeredLate,
    closing: counts.closing,
  };
  if (JSON.stringify(ours) !== JSON.stringify(bare))
    throw new Error(`figures differ: ${JSON.stringify({ ours, bare })}`);
}

/** Cases with their acts, written through the tables that the triggers watch. */
function fill(side: Engine, rows: number): void {
  const random = randomFrom(57);
  const first = dayNumber(TODAY) - DAYS;
  const write = writer(side);
  const batch = side.db.transaction((from: number, to: number) => {
    for (let number = from; number <= to; number += 1)
      write(number, first + Math.floor((number * DAYS) / rows), random);
  });
  for (let from = 1; from <= rows; from += BATCH) batch.immediate(from, Math.min(rows, from + BATCH - 1));
}

function writer({ db }: Engine): (number: number, day: number, random: () => number) => void {
  const lead = PERSONS[1] ?? '';
  const insert = db.prepare(
    `INSERT INTO submission (id, revision, number, prefix, year, sequence, receipt_code, receipt_key, kind, source, on_behalf, title, body,
       field, note, received_on, received_ms, received_by, state, accepted, refusal_proposed, support_ids, rule_pack)
     VALUES (:id, 1, :number, 'PA', 2026, :number, :id, :id, :kind, :source, 0, 'Tiêu đề', 'Nội dung', :field, '', :on, :ms, :lead,
       'received', 0, 0, '[]', 'submission@2026.1')`,
  );
  const list = db.prepare(
    `INSERT INTO submission_list (sort_key, submission_id, grp, receipt_code, kind, source, title, field, received_on, received_ms, state,
       holder_id, due_on, files)
     VALUES (-:number, :id, :grp, :id, :kind, :source, 'Tiêu đề', :field, :on, :ms, 'received', NULL, :due, 0)`,
  );
  const act = db.prepare(
    `INSERT INTO submission_act (submission_id, position, act, by_id, at_ms, reason_code, body) VALUES (:id, :position, :act, :lead, :ms, NULL, '')`,
  );
  const move = db.prepare(
    'UPDATE submission_list SET state = :state, holder_id = :holder, due_on = :due WHERE submission_id = :id',
  );
  const STEPS = [
    ['accept', 'classifying', 1],
    ['assign', 'assigned', 2],
    ['start-work', 'in-progress', 3],
    ['submit-answer', 'awaiting-approval', 12],
    ['approve-answer', 'approved', 14],
    ['told', 'answered', 15],
  ] as const;
  return (number, day, random) => {
    const id = `b${number.toString(16).padStart(31, '0')}`;
    const at = (days: number): number => (day + days) * 86_400_000 + 3_600_000;
    const dateOf = (days: number): string => new Date((day + days) * 86_400_000).toISOString().slice(0, 10);
    const kind = KINDS[number % KINDS.length] ?? '';
    const line = {
      id,
      number,
      kind,
      source: SOURCES[number % SOURCES.length] ?? '',
      field: FIELDS[number % FIELDS.length] ?? '',
      on: dateOf(0),
      ms: at(0),
    };
    insert.run({ ...line, lead });
    list.run({ ...line, grp: number % 4 < 2 ? 'pakn' : 'skgp', due: dateOf(5) });
    const slow = Math.floor(random() * 12);
    STEPS.forEach(([name, state, days], index) => {
      const when = days + slow;
      if (at(when) > dayNumber(TODAY) * 86_400_000) return;
      act.run({ id, position: index + 1, act: name, lead, ms: at(when) });
      move.run({
        id,
        state,
        holder: index === 0 ? null : lead,
        due: state === 'answered' ? null : dateOf(20),
      });
    });
  };
}
