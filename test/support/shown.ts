import type { Input, OpName, Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';

/** What a test gives an operation: what the window sends along by itself (`shown`) need not be named. */
export type Given<K extends OpName> =
  Input<K> extends { shown: string } ? Omit<Input<K>, 'shown'> & { readonly shown?: string } : Input<K>;

type Ask = <K extends OpName>(op: K, input: Input<K>) => Promise<Reply<Output<K>>>;
type Shows = (
  ask: Ask,
  input: { readonly id: string; readonly requestId: string },
) => Promise<string | undefined>;

/** By which query the window shows what an operation decides on. */
const SHOWN_BY: Partial<Record<OpName, Shows>> = {
  'copies.decideCarryOut': async (ask, { id }) => {
    const reply = await ask('copies.carryOuts', { view: 'to-decide', limit: 200 });
    return reply.ok ? reply.value.rows.find((row) => row.id === id)?.shown : undefined;
  },
  'copies.decidePermit': async (ask, { id }) => {
    const reply = await ask('copies.permits', { view: 'all', limit: 200 });
    return reply.ok ? reply.value.rows.find((row) => row.id === id)?.shown : undefined;
  },
  'destruction.decide': async (ask, { id }) => {
    const reply = await ask('destruction.get', { id });
    return reply.ok ? reply.value.shown : undefined;
  },
  'office.decideCorrection': async (ask) => {
    const reply = await ask('office.names', {});
    return reply.ok ? reply.value.waiting?.shown : undefined;
  },
  'privacy.decide': async (ask, { requestId }) => {
    const reply = await ask('privacy.requests', { submissionId: null });
    return reply.ok ? reply.value.requests.find((row) => row.id === requestId)?.shown : undefined;
  },
  'protection.decide': async (ask, { id }) => {
    const reply = await ask('protection.get', { id });
    return reply.ok ? reply.value.proposal?.shown : undefined;
  },
  'registers.answerHandover': async (ask, { id }) => {
    const reply = await ask('registers.handovers', {});
    return reply.ok ? reply.value.handovers.find((row) => row.id === id)?.shown : undefined;
  },
  'registers.decide': async (ask, { id }) => {
    const reply = await ask('registers.requests', { bookId: null, open: false });
    return reply.ok ? reply.value.requests.find((row) => row.id === id)?.shown : undefined;
  },
  'submissions.approveAndSign': ofAnswer,
  'submissions.decideAnswer': ofAnswer,
  'submissions.decideExtension': async (ask, { id }) => {
    const reply = await ask('submissions.get', { id });
    return reply.ok ? reply.value.extension?.shown : undefined;
  },
};

async function ofAnswer(...[ask, { id }]: Parameters<Shows>): Promise<string | undefined> {
  const reply = await ask('submissions.get', { id });
  return reply.ok ? reply.value.answerDraft?.shown : undefined;
}

/**
 * Sends it as the window does: with the digest of what it shows now, unless the test names one. With any other digest nothing
 * is decided, whichever test asks.
 */
export async function askAsShown<K extends OpName>(
  ask: Ask,
  op: K,
  given: Given<K>,
): Promise<Reply<Output<K>>> {
  const shows = SHOWN_BY[op];
  const isGarbage = typeof given !== 'object' || given === null || Array.isArray(given);
  if (shows === undefined || isGarbage || 'shown' in given) return ask(op, given as Input<K>);
  const sent = (shown: string) => ask(op, { ...given, shown } as unknown as Input<K>);
  const shown = (await shows(ask, given as unknown as Parameters<Shows>[1])) ?? '';
  if (shown !== '' && (await sent(NEVER_SHOWN)).ok) throw new Error(`${op} decided on what was never shown`);
  return sent(shown);
}
const NEVER_SHOWN = '0'.repeat(64);
