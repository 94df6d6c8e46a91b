import type { Output } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers } from '../ports.ts';
import { approvedRound } from '../submissions/answerStore.ts';
import { findPerson } from '../people/lookUps.ts';
import { masterIdOf } from '../submissions/mergeStore.ts';
import { NO_MASTERS } from '../submissions/merging.ts';
import { isOpenState } from '../submissions/rows.ts';
import { outOfSubmission } from '../envelopes/store.ts';
import { everyObstacle, type ObstacleRecord, reportedHere } from '../tables/obstacles.ts';

type Row = Output<'obstacles.list'>['rows'][number];
type Line = Output<'obstacles.recurring'>['lines'][number];

const MOST_ROWS = 200;
/** What a province gets in years; beyond it the oldest are not counted. */
const MOST_COUNTED = 20_000;
/** Cases that are named beside a line of what recurs. */
const NAMED = 20;

export const obstacleQueries = handlers({
  'obstacles.list': (ports, { whose }) => ({
    rows: reportedHere(ports.db, whose === 'mine' ? ports.actor.id : null, MOST_ROWS).map((record) =>
      rowOf(ports, record),
    ),
  }),

  'obstacles.recurring': (ports) => {
    const all = everyObstacle(ports.db, MOST_COUNTED);
    const places = grouped(all, ({ screen, code, rule }) => JSON.stringify([screen, code, rule]));
    const lines = [...places.values()].map(lineOf).sort((a, b) => b.count - a.count || b.lastMs - a.lastMs);
    return { total: all.length, open: all.filter(isOpen).length, lines };
  },
});

function rowOf(ports: Ports, record: ObstacleRecord): Row {
  const { id, receiptCode, title, office, screen, code, rule, urgency, reportedMs, state } = record;
  const sent = outOfSubmission(ports.db, id).some(
    ({ kind, stage }) => kind === 'submission' && stage !== 'refused' && stage !== 'purged',
  );
  return {
    id,
    receiptCode,
    title,
    office,
    screen,
    code,
    rule,
    urgency,
    reportedMs,
    state,
    sent,
    answer: answerOf(ports, record),
  };
}

/** What the office above answered, else what was answered here; of a duplicate, with the case it follows. */
function answerOf(ports: Ports, record: ObstacleRecord): Row['answer'] {
  const { answer, answerOffice, answerBy, answerMs } = record;
  if (answer !== null)
    return { text: answer, office: answerOffice ?? '', by: answerBy ?? '', atMs: answerMs ?? 0 };
  const round = approvedRound(ports.db, masterIdOf(ports.db, record.id) ?? record.id);
  if (round?.decidedBy == null || round.decidedMs === null) return null;
  const by = findPerson(ports.db, round.decidedBy)?.fullName ?? '';
  return { text: round.body, office: ports.station.office.name, by, atMs: round.decidedMs };
}

/** @param records newest first */
function lineOf(records: readonly [ObstacleRecord, ...ObstacleRecord[]]): Line {
  const [newest] = records;
  const offices = [...grouped(records, ({ office }) => office)]
    .map(([office, own]) => ({ office, count: own.length }))
    .sort((a, b) => b.count - a.count);
  const master = records.findLast(({ state }) => !NO_MASTERS.includes(state));
  const count = (is: (record: ObstacleRecord) => boolean): number => records.filter(is).length;
  return {
    screen: newest.screen,
    code: newest.code,
    rule: newest.rule,
    count: records.length,
    open: count(isOpen),
    stopped: count(({ urgency }) => urgency === 'stopped'),
    merged: count(({ state }) => state === 'merged'),
    lastMs: newest.reportedMs,
    offices,
    master: master === undefined ? null : { id: master.id, receiptCode: master.receiptCode },
    cases: records.slice(0, NAMED).map(({ id, receiptCode, title, office, state }) => ({
      id,
      receiptCode,
      title,
      office,
      merges: master !== undefined && id !== master.id && isFresh(state),
    })),
  };
}

/** What was passed on and not answered is not done, though it waits elsewhere. */
const isOpen = ({ state, answer }: ObstacleRecord): boolean =>
  isOpenState(state) || (state === 'transferred' && answer === null);

/** Merging comes before anybody works on a case. */
const isFresh = (state: ObstacleRecord['state']): boolean => state === 'received' || state === 'classifying';

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group === undefined) groups.set(by(one), [one]);
    else group.push(one);
  }
  return groups;
}
