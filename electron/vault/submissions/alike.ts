import { asWritten } from '../../../shared/domain/submission/likeness.ts';
import { coreOf } from '../../../shared/domain/submission/letterCore.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type Ports, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { alikeGroups, openAlike } from './alikeStore.ts';
import { followersOf, masterIdOf } from './mergeStore.ts';
import { reachHere } from './reachHere.ts';
import { isOver } from './rows.ts';
import { maskedSender, namesNobody } from './sender.ts';
import type { SubmissionRecord } from './store.ts';

/** So many are looked at in one list. */
const MOST_LISTED = 500;
const MOST_GROUPS = 5;
/** So many words say by what a letter differs. */
const MOST_APART = 16;

export const alikeQueries = handlers({
  'submissions.alike': (ports, input) => {
    const own = submissionOf(ports, input.id);
    // a duplicate leads no others
    const all = masterIdOf(ports.db, own.id) === null ? openAlike(ports.db, own.id) : [];
    const known = basesOf(own);
    return {
      others: all.slice(0, MOST_LISTED).map((id) => otherOf(ports, id, known)),
      left: Math.max(0, all.length - MOST_LISTED),
    };
  },

  'submissions.alikeGroups': (ports) => ({
    groups: alikeGroups(ports.db, MOST_GROUPS).map(({ id, others }) => {
      const { receiptCode, title } = submissionOf(ports, id);
      return { id, receiptCode, title, others };
    }),
  }),
});

/** Of the matter alone: whoever looks at the list is shown no name. */
const basesOf = ({ title, body }: SubmissionRecord): Set<string> => {
  const core = coreOf(title, body);
  return new Set([...core.title, ...core.body]);
};

type Other = Output<'submissions.alike'>['others'][number];

function otherOf(ports: Ports, id: string, known: ReadonlySet<string>): Other {
  const record = submissionOf(ports, id);
  const { receiptCode, title, body, source, receivedOn } = record;
  const apart = [...basesOf(record)].filter((base) => !known.has(base)).slice(0, MOST_APART);
  const sender = maskedSender(ports, id).sender.fullName;
  const said = asWritten(apart, `${title}\n${body}`);
  return { id, receiptCode, title, source, receivedOn, sender, apart: said };
}

/** Of a case and of those that follow it: whose sender was not told that the words came, and still waits for word. */
export const unacknowledgedOf = (
  ports: Ports,
  record: SubmissionRecord,
): Output<'submissions.get'>['unacknowledged'] =>
  [record, ...followersOf(ports.db, record.id).map(({ id }) => submissionOf(ports, id))]
    .filter(
      ({ id, acknowledgedMs, toldMs, state }) =>
        acknowledgedMs === null && toldMs === null && !isOver(state) && !namesNobody(ports, id),
    )
    .map((one) => ({ id: one.id, receiptCode: one.receiptCode, reach: reachHere(ports, one) }));
