import type { Translate } from '../../i18n/I18n.tsx';
import type { ProposalState } from '../../../shared/ipc/contract/proposals.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { IconName } from '../../design/iconShapes.tsx';
import type { TimelineEntry } from '../../components/Timeline.tsx';
import type { Proposal } from './stores.ts';

/** A draft that was sent back is not like one that was never shown to anybody. */
export type Standing = ProposalState | 'returned';
export const standingOf = ({ state, returned }: Pick<Proposal, 'state' | 'returned'>): Standing =>
  returned ? 'returned' : state;

const MEANINGS: Readonly<Record<Standing, StateMeaning>> = {
  draft: 'new',
  returned: 'returned',
  checking: 'waiting',
  checked: 'running',
  presented: 'waiting',
  signed: 'running',
  registered: 'running',
  issued: 'done',
  filed: 'closed',
  withdrawn: 'returned',
  rejected: 'refused',
};
export const meaningOf = (standing: Standing): StateMeaning => MEANINGS[standing];

/** Where the document stands that came of a proposal. */
export const pageOf = ({ decided }: Pick<Proposal, 'decided'>): 'outgoing' | 'classifiedOut' =>
  decided?.level === 'none' ? 'outgoing' : 'classifiedOut';

/** The steps in one line, in the order of the law (NĐ 30/2020 Điều 14). */
const STAGES = [
  'drafted',
  'proposed',
  'passed',
  'presented',
  'signed',
  'registered',
  'issued',
  'filed',
] as const;
export type Stage = (typeof STAGES)[number];

/** How many stages lie behind each state. */
const BEHIND: Readonly<Record<ProposalState, number>> = {
  draft: 0,
  checking: 2,
  checked: 3,
  presented: 4,
  signed: 5,
  registered: 6,
  issued: 7,
  filed: 8,
  withdrawn: 0,
  rejected: 4,
};
const ENDED_BY: Readonly<Record<Stage, readonly string[]>> = {
  drafted: ['created'],
  proposed: ['proposed'],
  passed: ['passed'],
  presented: ['presented'],
  signed: ['signed', 'signed-on-paper'],
  registered: ['registered'],
  issued: ['issued'],
  filed: ['filed'],
};

export interface StageView {
  readonly stage: Stage;
  readonly at: 'done' | 'now' | 'stopped' | 'ahead';
  readonly atMs: number | null;
}

export function stagesOf({ state, steps }: Pick<Proposal, 'state' | 'steps'>): readonly StageView[] {
  const behind = BEHIND[state];
  const stopped = state === 'withdrawn' || state === 'rejected';
  return STAGES.map((stage, index) => {
    const ended = steps.findLast((step) => ENDED_BY[stage].includes(step.act));
    if (index < behind) return { stage, at: 'done', atMs: ended?.atMs ?? null };
    if (index === behind) return { stage, at: stopped ? 'stopped' : 'now', atMs: null };
    return { stage, at: 'ahead', atMs: null };
  });
}

const STEP_ICONS: Readonly<Record<string, IconName>> = {
  created: 'file',
  saved: 'pen',
  proposed: 'forward',
  passed: 'check',
  presented: 'forward',
  signed: 'seal',
  'signed-on-paper': 'pen',
  registered: 'stamp',
  issued: 'outbox',
  filed: 'archive',
  returned: 'reply',
  withdrawn: 'reply',
  rejected: 'refused',
  commented: 'chat',
};
export const iconOf = (act: string): IconName => STEP_ICONS[act] ?? 'history';

export const toneOf = (act: string): TimelineEntry['tone'] =>
  act === 'rejected' || act === 'returned' || act === 'withdrawn'
    ? 'bad'
    : act === 'commented' || act === 'saved'
      ? 'plain'
      : 'done';

/** What somebody did, as the steps of a phiếu trình tell it. */
export function didWord(t: Translate, act: string): string {
  const known = `proposals.did.${act}`;
  return t.has(known) ? t(known) : act;
}

/** In which capacity somebody signs; its mark is said once, where its name says it already. */
export const capacityWords = ({ mark, name }: { readonly mark: string; readonly name: string }): string =>
  mark === '' || name.includes(mark) ? name : `${mark} · ${name}`;
