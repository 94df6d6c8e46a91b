import type { ErrorCode } from '../../../shared/errors.ts';
import { lastStageOf, outIsDone } from '../../../shared/domain/exchange/stages.ts';
import type { ReceiptStep } from '../../components/ReceiptLine.tsx';
import type { StateMeaning } from '../../components/StateMark.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import type { Translate } from '../../i18n/I18n.tsx';
import type { EnvelopeRow, LostSeal } from './stores.ts';

const STEP: Readonly<Record<EnvelopeRow['dots']['sent'], ReceiptStep>> = {
  yes: 'confirmed',
  waiting: 'waiting',
  refused: 'refused',
  none: 'open',
};

/** How many of the four steps an envelope comes to whose last receipt is this one. */
const STEPS_TO = { delivered: 2, received: 3, registered: 4 } as const;

/** The steps that its kind comes to, and past them one only where something is refused or waited for. */
export function stepsOf({ dots, kind }: Pick<EnvelopeRow, 'dots' | 'kind'>): readonly ReceiptStep[] {
  const steps = [dots.sent, dots.arrived, dots.received, dots.registered].map((dot) => STEP[dot]);
  const told = steps.findLastIndex((step) => step === 'refused' || step === 'waiting');
  return steps.slice(0, Math.max(STEPS_TO[lastStageOf(kind)], told + 1));
}

const MEANING: Readonly<Record<EnvelopeRow['stage'], StateMeaning>> = {
  sealed: 'waiting',
  written: 'waiting',
  delivered: 'waiting',
  received: 'waiting',
  registered: 'done',
  refused: 'refused',
  stored: 'waiting',
  checked: 'new',
  quarantined: 'refused',
  discarded: 'done',
  applied: 'done',
  recalled: 'waiting',
  purged: 'done',
};
export const meaningOf = (row: EnvelopeRow): StateMeaning =>
  row.direction === 'out' && row.stage === 'sealed' && row.dots.sent !== 'none'
    ? 'new'
    : row.direction === 'out' && isDone(row)
      ? 'done'
      : isOpenOrder(row)
        ? 'waiting'
        : MEANING[row.stage];

/** The last fact that a signed receipt confirms, in words; what is only hoped for is called waiting. */
export function factOf(t: Translate, row: EnvelopeRow): string {
  if (row.stage === 'registered' && row.entryNumber !== null) {
    return t('exchange.fact.registeredAs', { number: String(row.entryNumber) });
  }
  if (row.held) return t('exchange.fact.out.held');
  if (row.direction === 'out' && row.dots.sent === 'none') return t('exchange.fact.out.notSent');
  // an order is carried out when what it takes back was erased
  if (row.order !== null) return t(`exchange.fact.order.${row.order}`);
  // as text: which of some hundred combinations are keys is asked at run time, and costs the type checker seconds
  const asked: readonly string[] = [
    `exchange.fact.${row.direction}.${row.stage}.${lastStageOf(row.kind)}`, // what its kind never comes to is not waited for
    `exchange.fact.${row.direction}.${row.stage}`,
  ];
  const key = asked.find((one) => t.has(one)) ?? '';
  return t.has(key) ? t(key) : row.stage;
}

/** What whoever opened an envelope that was sealed for a lost machine does about it. */
export function lostSealWords(t: Translate, seal: LostSeal, kind: EnvelopeRow['kind']): string {
  const asked: readonly string[] = [`exchange.lostSeal.${seal}.${kind}`, `exchange.lostSeal.${seal}`];
  const key = asked.find((one) => t.has(one)) ?? '';
  return t.has(key) ? t(key) : '';
}

/** Unfinished stands above finished, inbound below. */
export type GroupId = 'out-open' | 'out-done' | 'in-open' | 'in-done';
export const groupIdOf = (row: EnvelopeRow): GroupId => `${row.direction}-${isDone(row) ? 'done' : 'open'}`;

const IN_DONE: ReadonlySet<EnvelopeRow['stage']> = new Set([
  'registered',
  'refused',
  'applied',
  'purged',
  'discarded',
]);
const isDone = (row: EnvelopeRow): boolean =>
  row.direction === 'in'
    ? IN_DONE.has(row.stage) && !isOpenOrder(row)
    : !row.held && (row.dots.sent === 'none' || outIsDone(row.kind, row.stage));
const isOpenOrder = ({ order }: EnvelopeRow): boolean => order === 'waits' || order === 'locked';
export const GROUPS: readonly GroupId[] = ['out-open', 'in-open', 'out-done', 'in-done'];

/** It lies in quarantine, or did until somebody discarded it. */
export const wasKeptOut = ({ stage }: Pick<EnvelopeRow, 'stage'>): boolean =>
  stage === 'quarantined' || stage === 'discarded';

/** What it is; what was kept out says why instead: nobody has read it, so nobody knows what it is. */
export function contentWord(t: Translate, row: EnvelopeRow): string {
  if (row.title !== '') return row.title;
  if (!wasKeptOut(row)) return t(`exchange.kind.${row.kind}`);
  return t.has(`error.${row.errorCode ?? ''}`)
    ? errorWords(t, { code: row.errorCode as ErrorCode, params: {} }).title
    : t('exchange.unread');
}

/** The head of an envelope: its title, its kind, or that it was not read. */
export const headOf = (t: Translate, row: EnvelopeRow): string =>
  row.title !== '' ? row.title : t(wasKeptOut(row) ? 'exchange.unread' : `exchange.kind.${row.kind}`);
