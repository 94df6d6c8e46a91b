import type { Output } from '../../../shared/ipc/contract.ts';
import type { TimelineItem } from '../../../shared/ipc/schemas.ts';

type Case = Output<'submissions.get'>;
type Note = Case['notes'][number];
export type Line =
  | { readonly kind: 'note'; readonly atMs: number; readonly note: Note }
  | { readonly kind: 'event'; readonly atMs: number; readonly item: TimelineItem };

/** Acts whose words stand in their own place (the answer). */
const QUIET_NOTES: readonly string[] = ['submit-answer', 'draft-answer'];
/** Nothing of a case comes before it was taken in; that the sender was told is written in the same moment. */
const FIRST = 'submission.registered';
/** Words follow the act they belong to, whose ledger entry is written a moment after them in one transaction. */
const AFTER_ACT_MS = 500;

/** What happened and what colleagues wrote, oldest first; of one moment in the order of the ledger. */
export function linesOf({ timeline, notes }: Pick<Case, 'timeline' | 'notes'>): Line[] {
  const events: Line[] = timeline.map((item) => ({ kind: 'event', atMs: item.atMs, item }));
  const words: Line[] = notes
    .filter((note) => !QUIET_NOTES.includes(note.act))
    .map((note) => ({ kind: 'note', atMs: note.atMs, note }));
  const place = (line: Line): number =>
    line.kind === 'note' ? line.atMs + AFTER_ACT_MS : line.item.act === FIRST ? 0 : line.atMs;
  const within = (line: Line): number => (line.kind === 'note' ? line.note.position : line.item.seq);
  return [...events, ...words].sort(
    (a, b) =>
      place(a) - place(b) || Number(a.kind === 'note') - Number(b.kind === 'note') || within(a) - within(b),
  );
}

export const keyOf = (line: Line): string =>
  line.kind === 'note' ? `note${String(line.note.position)}` : `event${String(line.item.seq)}`;

/** That somebody looked at the sender answers no act on the case: who did so reads the name, above. */
const QUIET_ACTS: readonly string[] = ['sender.revealed'];

/** Of the lines that were not there before, the last one; null where the act left none that is to be read. */
export function newestOf(lines: readonly Line[], before: ReadonlySet<string>): string | null {
  const fresh = lines.filter(
    (line) => !before.has(keyOf(line)) && !(line.kind === 'event' && QUIET_ACTS.includes(line.item.act)),
  );
  const last = fresh.at(-1);
  return last === undefined ? null : keyOf(last);
}

/** Acts of a case that tell of one receipt each, and may come for very many at once. */
const FOLDED = ['submission.took-duplicate', 'submission.answer-delivered'] as const;
type FoldedAct = (typeof FOLDED)[number];
/** So many are read one by one. */
const READ_SINGLY = 3;

type EventLine = Extract<Line, { kind: 'event' }>;
export type Fold =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'fold'; readonly act: FoldedAct; readonly lines: readonly EventLine[] };

/** The same lines; where one person did the same to many receipts in a row they are one line that opens. */
export function foldedOf(lines: readonly Line[]): Fold[] {
  const runs: { act: FoldedAct | null; lines: Line[] }[] = [];
  for (const line of lines) {
    const act = foldedAct(line);
    const run = runs.at(-1);
    if (run !== undefined && act !== null && run.act === act && actorOf(run.lines[0]) === actorOf(line))
      run.lines.push(line);
    else runs.push({ act, lines: [line] });
  }
  return runs.flatMap(({ act, lines: run }): Fold[] =>
    act === null || run.length <= READ_SINGLY
      ? run.map((line) => ({ kind: 'line', line }))
      : [{ kind: 'fold', act, lines: run.filter((line) => line.kind === 'event') }],
  );
}

const foldedAct = (line: Line): FoldedAct | null =>
  line.kind === 'event' ? (FOLDED.find((act) => act === line.item.act) ?? null) : null;
const actorOf = (line: Line | undefined): string | null => (line?.kind === 'event' ? line.item.actor : null);
