import type { ReceiptStep } from '../../components/ReceiptLine.tsx';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { Translate } from '../../i18n/I18n.tsx';
import type { EnvelopeRow } from './stores.ts';

const STEP: Readonly<Record<EnvelopeRow['dots']['sent'], ReceiptStep>> = {
  yes: 'confirmed',
  waiting: 'waiting',
  refused: 'refused',
  none: 'open',
};

export function stepsOf({
  dots,
}: Pick<EnvelopeRow, 'dots'>): readonly [ReceiptStep, ReceiptStep, ReceiptStep, ReceiptStep] {
  return [STEP[dots.sent], STEP[dots.arrived], STEP[dots.received], STEP[dots.registered]];
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
  applied: 'done',
  recalled: 'waiting',
  purged: 'done',
};
export const meaningOf = (row: EnvelopeRow): StateMeaning =>
  row.direction === 'out' && row.stage === 'sealed' ? 'new' : MEANING[row.stage];

/** The last fact that a signed receipt confirms, in words; what is only hoped for is called waiting. */
export function factOf(t: Translate, row: EnvelopeRow): string {
  if (row.stage === 'registered' && row.entryNumber !== null) {
    return t('exchange.fact.registeredAs', { number: String(row.entryNumber) });
  }
  const key = `exchange.fact.${row.direction}.${row.stage}`;
  return t.has(key) ? t(key) : row.stage;
}

/** Unfinished stands above finished, inbound below. */
export type GroupId = 'out-open' | 'out-done' | 'in-open' | 'in-done';
export function groupIdOf(row: EnvelopeRow): GroupId {
  const done = row.stage === 'registered' || (row.direction === 'in' && row.stage === 'refused');
  return `${row.direction}-${done ? 'done' : 'open'}`;
}
export const GROUPS: readonly GroupId[] = ['out-open', 'in-open', 'out-done', 'in-done'];

export const kindWord = (t: Translate, row: EnvelopeRow): string =>
  row.title === '' ? t(`exchange.kind.${row.kind}`) : row.title;
