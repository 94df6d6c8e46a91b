import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { Leftovers } from '../attachments/erase.ts';
import { checkDate } from '../rules/officeRules.ts';
import { about, type Ports } from '../ports.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { officeCopies } from './blocks.ts';
import { beginStep, endStep, keepPaper, owesReport } from './dossier.ts';
import { destroyOne } from './execute.ts';
import {
  findDestruction,
  insertDestruction,
  insertItem,
  moveDestruction,
  reportDestruction,
} from './store.ts';

/** Who keeps a secret may destroy it at once to avoid harm, and reports in writing (Luật 29/2018/QH14, Điều 23). */
export const URGENT_RULE = 'BM-24';
const REPORT_DAYS = 1;

/**
 * Tiêu hủy khẩn: no council and no decision; its own minutes, the line in the book, the tombstone, and a written
 * report that stays an open task.
 * @throws AppError those of an act on protection (`document-on-hold`, `document-frozen`, `not-permitted`), `date-invalid`
 */
export function destroyUrgently(
  ports: Ports,
  input: Parsed<'destruction.urgent'>,
  leftovers: Leftovers,
): Output<'destruction.urgent'> {
  const document = beginAct(ports, 'destroyUrgently', input);
  checkDate('destroyedOn', input.destroyedOn, ports.today());
  const { db, actor } = ports;
  const id = ports.newId();
  const reason = normaliseText(input.reason);
  const days = ports.rules.asOf(ports.today()).levelDuty('urgent-destruction-report')?.days ?? REPORT_DAYS;
  const reportDueOn = addDays(input.destroyedOn, days);
  insertDestruction(db, { id, reason, nowMs: ports.nowMs(), by: actor.id, urgent: 1, reportDueOn });
  insertItem(db, {
    destructionId: id,
    position: 1,
    documentId: document.id,
    retentionUntil: input.destroyedOn,
    retentionGround: URGENT_RULE,
    copies: officeCopies(db, document.id).length,
  });
  const decided = { state: 'decided', decidedBy: actor.id, rule: URGENT_RULE } as const;
  if (!moveDestruction(db, begun(ports, id), decided)) raise('internal', { at: 'urgent' });
  const method = normaliseLine(input.method);
  const witnesses = [...new Set(input.witnesses.map(normaliseLine))].filter(Boolean);
  const words = { method, minutes: '', council: '', decision: URGENT_RULE };
  const erased = destroyOne(ports, { id, urgent: true }, document.id, words, leftovers);
  keepPaper(ports, id, {
    kind: 'minutes',
    code: '',
    datedOn: input.destroyedOn,
    body: {
      place: normaliseLine(input.place),
      method,
      witnesses,
      documents: 1,
      ground: reason,
      executor: `${actor.fullName}, ${actor.position}`,
      files: erased.files,
      keys: erased.keys,
    },
  });
  const step = { state: 'destroyed', method, destroyedMs: ports.nowMs(), destroyedBy: actor.id } as const;
  endStep(ports, begun(ports, id), step, {
    act: 'urgent',
    facts: { rule: URGENT_RULE, reportDueOn, files: erased.files, keys: erased.keys },
  });
  return { id, files: erased.files, keys: erased.keys, reportDueOn };
}

const begun = (ports: Ports, id: string) =>
  findDestruction(ports.db, id) ?? raise('internal', { at: 'urgent' });

/** The written report to the head, afterwards. */
export function report(ports: Ports, input: Parsed<'destruction.report'>): { id: string; revision: number } {
  const { dossier } = beginStep(ports, 'report', input);
  if (!owesReport(dossier)) raise('illegal-transition', { from: dossier.state, action: 'report' });
  checkDate('reportedOn', input.reportedOn, ports.today());
  const code = normaliseLine(input.code);
  const at = { code, to: normaliseLine(input.to), on: input.reportedOn };
  if (!reportDestruction(ports.db, dossier, { ...at, nowMs: ports.nowMs(), by: ports.actor.id }))
    raise('stale-revision', { id: dossier.id });
  ports.append({ act: 'destruction.reported', ...about('destruction', dossier.id), facts: { code } });
  ports.announce('protection.changed', dossier.id);
  return { id: dossier.id, revision: dossier.revision + 1 };
}
