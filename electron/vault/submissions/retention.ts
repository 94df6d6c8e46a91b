import { addDays, civilDateAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import { checkDate } from '../rules/officeRules.ts';
import { type Ports, about, actedBy, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { findLine } from './listStore.ts';
import { erase } from './privacy.ts';
import { type Before, countEnded, endedBefore, insertRetention, isEnded } from './retentionStore.ts';
import { rowOf } from './rows.ts';

/** What is shown of a list; the rest comes after these are decided. */
const MOST = 200;

/** What the pack's time of keeping makes due today. */
function dueBefore(ports: Ports): Before {
  const today = ports.today();
  const { days } = ports.rules.asOf(today).submission.retention;
  return { beforeMs: startOfDayMs(addDays(today, -days)), today };
}

/** Identities whose time of keeping is over, and about which somebody has to decide. */
export const countRetentionDue = (ports: Ports): number => countEnded(ports.db, dueBefore(ports));

export const retentionHandlers = handlers({
  'privacy.retentionDue': (ports) => {
    const rule = ports.rules.asOf(ports.today()).submission.retention;
    return {
      rule: rule.id,
      total: countRetentionDue(ports),
      cases: endedBefore(ports.db, dueBefore(ports), MOST).flatMap(({ id, endedMs }) => {
        const line = findLine(ports.db, id);
        const endedOn = civilDateAt(endedMs);
        return line === null
          ? []
          : [{ row: rowOf(ports, line), endedOn, dueOn: addDays(endedOn, rule.days) }];
      }),
    };
  },

  'privacy.decideRetention': (ports, input) => {
    checkDate('keepUntil', input.keepUntil);
    if (input.keepUntil !== null && input.keepUntil <= ports.today())
      raise('date-invalid', { field: 'keepUntil', rule: 'in-the-past' });
    if (input.keepUntil !== null && input.reason.trim() === '')
      raise('bad-input', { field: 'reason', rule: 'empty' });
    const ids = [...new Set(input.ids)];
    for (const id of ids) {
      const record = submissionOf(ports, id);
      if (!isEnded(ports.db, dueBefore(ports), id)) raise('retention-not-due', { code: record.receiptCode });
      const decision = input.keepUntil === null ? 'erased' : 'kept';
      if (decision === 'erased') erase(ports, record);
      insertRetention(ports.db, {
        submissionId: id,
        decision,
        untilOn: input.keepUntil,
        reason: input.reason,
        ...actedBy(ports),
      });
      ports.append({
        act: `sender.${decision}`,
        ...about('submission', id),
        facts: { until: input.keepUntil },
      });
      ports.announce('submissions.changed', id);
    }
    return { decided: ids.length };
  },
});
