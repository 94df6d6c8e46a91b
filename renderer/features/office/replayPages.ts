import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

type Page = Output<'rules.caseReplay'>;
type Cursor = Input<'rules.caseReplay'>['after'];
/** What was looked at so far. */
export type ReplaySum = Omit<Page, 'next' | 'pack'> & { readonly done: boolean };

/** Lines that are named; a version that touches more is not one to take over by reading on. */
const MOST_NAMED = 200;

const add = (sum: ReplaySum | null, page: Page): ReplaySum => ({
  since: page.since,
  looked: (sum?.looked ?? 0) + page.looked,
  moved: (sum?.moved ?? 0) + page.moved,
  toLate: (sum?.toLate ?? 0) + page.toLate,
  toOnTime: (sum?.toOnTime ?? 0) + page.toOnTime,
  steps: (sum?.steps ?? 0) + page.steps,
  unread: (sum?.unread ?? 0) + page.unread,
  cases: [...(sum?.cases ?? []), ...page.cases].slice(0, MOST_NAMED),
  done: page.next === null,
});

/**
 * Every page of a rehearsal, one after another. Stopping ends after the page in hand: what was looked at until then is
 * told as such, and is not `done`. A page that is refused ends it with its error.
 * @param onSum what was looked at, after each page
 */
export async function replayPages(
  ask: (after: Cursor) => Promise<Reply<Page>>,
  { onSum, isStopped }: { readonly onSum: (sum: ReplaySum) => void; readonly isStopped: () => boolean },
): Promise<Reply<null>> {
  let sum: ReplaySum | null = null;
  let after: Cursor = null;
  do {
    const reply: Reply<Page> = await ask(after);
    if (!reply.ok) return reply;
    sum = add(sum, reply.value);
    onSum(sum);
    after = reply.value.next;
  } while (after !== null && !isStopped());
  return { ok: true, value: null };
}
