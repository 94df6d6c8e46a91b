import { z } from 'zod';
import { raise } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import { checkDate } from '../../rules/officeRules.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../../ports.ts';
import { CHANNELS } from '../../envelopes/store.ts';
import { APPROVAL_RULE } from './gate.ts';
import { trustedCard } from '../../peers/store.ts';
import { secondOfficer, secondOfficers } from '../twoOfficers.ts';

type Opening = Output<'exchange.openings'>['openings'][number];

const Row = z.object({
  id: z.string(),
  channel: z.enum(CHANNELS),
  level: z.enum(['mat', 'toi-mat']),
  stationId: z.string().nullable(),
  approvalCode: z.string(),
  approvalIssuer: z.string(),
  approvalDate: z.string(),
  validUntil: z.string(),
  openedBy: z.string(),
  secondedBy: z.string(),
  openedMs: z.int(),
  closedMs: z.int().nullable(),
  closeReason: z.string().nullable(),
});

const openings = (ports: Ports): Opening[] =>
  ports.db
    .prepare(
      `SELECT o.id, o.channel, o.level, o.station_id AS stationId, o.approval_code AS approvalCode,
              o.approval_issuer AS approvalIssuer, o.approval_date AS approvalDate, o.valid_until AS validUntil,
              a.full_name AS openedBy, b.full_name AS secondedBy, o.opened_ms AS openedMs, o.closed_ms AS closedMs,
              o.close_reason AS closeReason
         FROM channel_opening o JOIN person a ON a.id = o.opened_by JOIN person b ON b.id = o.seconded_by
        ORDER BY o.closed_ms IS NOT NULL, o.opened_ms DESC`,
    )
    .all()
    .map((raw) => {
      const row = Row.parse(raw);
      const peer =
        row.stationId === null ? null : (trustedCard(ports.db, row.stationId)?.officeName ?? row.stationId);
      return { ...row, peer, inForce: row.closedMs === null && row.validUntil >= ports.today() };
    });

/** Opening a channel for a level above none, and closing it again. */
export const openingHandlers = handlers({
  'exchange.officers': (ports) => ({ officers: secondOfficers(ports) }),

  'exchange.openings': (ports) => ({
    openings: openings(ports),
    rule: APPROVAL_RULE,
  }),

  'exchange.openChannel': preparedCommand({
    prepare: async (ports, input) => {
      check(ports, input);
      const { passphrase, secondUsername, secondPassphrase, ...what } = input;
      return secondOfficer(
        ports,
        { passphrase, secondUsername, secondPassphrase },
        { what: 'open-channel', ...what },
      );
    },
    apply: (ports, input, second) => {
      check(ports, input);
      const { channel, level, stationId, approvalDate, validUntil } = input;
      const id = ports.newId();
      const approvalCode = normaliseLine(input.approvalCode);
      ports.db
        .prepare(
          `INSERT INTO channel_opening (id, channel, level, station_id, approval_code, approval_issuer, approval_date,
             valid_until, opened_by, seconded_by, consent, opened_ms)
           VALUES (:id, :channel, :level, :stationId, :approvalCode, :approvalIssuer, :approvalDate, :validUntil, :by,
             :second, :consent, :nowMs)`,
        )
        .run({
          id,
          channel,
          level,
          stationId,
          approvalCode,
          approvalDate,
          validUntil,
          approvalIssuer: normaliseLine(input.approvalIssuer),
          by: ports.actor.id,
          second: second.id,
          consent: second.consent,
          nowMs: ports.nowMs(),
        });
      const facts = { channel, level, approvalCode, validUntil, second: second.id, peer: stationId };
      ports.append({ act: 'channel.opened', ...ofStation(ports), facts });
      ports.announce('exchange.changed');
      return { id };
    },
  }),

  'exchange.closeChannel': (ports, { id, reason }) => {
    const closed = ports.db
      .prepare(
        `UPDATE channel_opening SET closed_ms = :nowMs, closed_by = :by, close_reason = :reason
          WHERE id = :id AND closed_ms IS NULL RETURNING channel, approval_code AS approvalCode`,
      )
      .get({ id, nowMs: ports.nowMs(), by: ports.actor.id, reason: normaliseLine(reason) });
    if (closed === undefined) raise('not-found', { id });
    ports.append({
      act: 'channel.closed',
      ...ofStation(ports),
      facts: { opening: id, ...ClosedOpening.parse(closed) },
    });
    ports.announce('exchange.changed');
    return { id };
  },
});

/** Which opening was closed, as the ledger names it. */
const ClosedOpening = z.object({ channel: z.string(), approvalCode: z.string() });

/** The rule must ask for an approval at all: what it forbids no document opens, what it lets pass needs none. */
function check(
  ports: Ports,
  input: {
    channel: 'folder' | 'relay';
    level: 'mat' | 'toi-mat';
    stationId: string | null;
    approvalDate: string;
    validUntil: string;
  },
): void {
  const answer = ports.rules.asOf(ports.today()).gate(ports.station.profile, input.channel, input.level);
  if (!answer.allowed) raise('channel-not-allowed', { rule: answer.ruleId });
  if (!answer.needsApproval) raise('bad-input', { field: 'level', rule: answer.ruleId });
  checkDate('approvalDate', input.approvalDate, ports.today());
  checkDate('validUntil', input.validUntil);
  if (input.validUntil < ports.today()) raise('date-invalid', { field: 'validUntil', rule: 'in-the-past' });
  if (input.stationId !== null && trustedCard(ports.db, input.stationId) === null)
    raise('recipient-unknown', { stationId: input.stationId });
}
