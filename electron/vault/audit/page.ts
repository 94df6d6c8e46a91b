import { addDays, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { TimelineItem } from '../../../shared/ipc/schemas.ts';
import { withSaid } from '../knowing/actWords.ts';
import { checkDate } from '../rules/officeRules.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { personByUsername } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { recordNamer } from './records.ts';
import { openEntriesBefore } from './restricted.ts';
import { clockSetBack, entriesBefore, ledgerHead, type LedgerRow } from './store.ts';

/** A page of the ledger as this person may read it, newest first. */
export function ledgerPage(
  ports: Ports,
  input: Parsed<'ledger.minutes'> & { before: number | null; limit: number },
): Output<'ledger.list'> {
  checkDate('from', input.from);
  checkDate('to', input.to);
  const page = {
    ...input,
    fromMs: input.from === null ? null : startOfDayMs(input.from),
    untilMs: input.to === null ? null : startOfDayMs(addDays(input.to, 1)),
  };
  const recordOf = recordNamer(ports);
  const setBack = clockSetBack(ports.db, ports.station.stationId);
  const item = (row: LedgerRow, seq: number, hash: string): Output<'ledger.list'>['items'][number] => ({
    ...toTimelineItem(ports, row),
    seq,
    subject: `${row.subject_kind}:${row.subject_id}`,
    hash,
    clockWrong: setBack.some(({ seq: later, atMs }) => later > row.seq && atMs < row.at_ms),
    record: recordOf({ kind: row.subject_kind, id: row.subject_id }),
  });
  if (seesAllLines(ports.actor)) {
    const rows = entriesBefore(ports.db, page);
    return { items: rows.map((row) => item(row, row.seq, Buffer.from(row.hash).toString('hex'))) };
  }
  const rows = openEntriesBefore(ports.db, page, ledgerHead(ports.db).seq);
  return { items: rows.map(({ row, number }) => item(row, number, '')) };
}

export function toTimelineItem(ports: Ports, row: LedgerRow): TimelineItem {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    act: row.act,
    actor: actorOf(ports, row),
    facts: withRuleWords(ports, withSaid(ports, JSON.parse(row.facts) as TimelineItem['facts'])),
  };
}

/** A restoration names by user name who did it: outside a session nobody's full name is known. */
function actorOf({ db }: Ports, { actor_id: id, actor }: LedgerRow): string {
  if (id !== null || actor === '') return actor;
  return personByUsername(db, actor)?.fullName ?? actor;
}

/** Codes of the rule packs as the packs name them: the reason of a refusal, the ground of a permission. */
function withRuleWords(ports: Ports, facts: TimelineItem['facts']): TimelineItem['facts'] {
  const { reasonCode, rule } = facts;
  if (typeof reasonCode !== 'string' && typeof rule !== 'string') return facts;
  const rules = ports.rules.asOf(ports.today());
  const reasons = [...rules.submission.reasons, ...rules.initiatives.rejections];
  const reason = reasons.find(({ code }) => code === reasonCode)?.name;
  const ground = typeof rule === 'string' ? ports.rules.ground(rule, ports.today())?.ground : undefined;
  return {
    ...facts,
    ...(reason === undefined ? {} : { reasonCode: reason }),
    ...(ground === undefined ? {} : { rule: ground }),
  };
}
