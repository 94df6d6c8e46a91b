import type { Output } from '../../../shared/ipc/contract.ts';
import type { Formatter } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/I18n.tsx';

type Finding = Output<'health.check'>['findings'][number];

export const FINDING_MEANING = { good: 'done', warn: 'waiting', bad: 'refused' } as const;

/** How a finding stands, in a word: of some parts it has one of its own. */
export function stateWords(t: Translate, { part, state }: Finding): string {
  const own = `health.state.${state}.${part}`;
  return t.has(own) ? t(own) : t(`health.state.${state}`);
}

/** The room on the disk is found in these. */
const BYTES_IN_MB = 1024 ** 2;

/** What was found, in a sentence with its next step. */
export function findingSentence(
  t: Translate,
  format: Formatter,
  { part, tells, params, count }: Finding,
): string {
  const key = `health.tells.${part}.${tells}`;
  const date = typeof params['atMs'] === 'number' ? { date: format.dateTime(params['atMs']) } : {};
  const room = part === 'space' ? { room: format.bytes(count * BYTES_IN_MB) } : {};
  return t.has(key) ? t(key, { ...params, ...date, ...room, count: format.number(count) }) : tells;
}
