import type { Output } from '../../../../shared/ipc/contract.ts';
import type { StateMeaning } from '../../../components/StateMark.tsx';
import type { Translate } from '../../../i18n/I18n.tsx';

export type RelayStatus = Output<'relay.get'>['status'];

export const MEANINGS: Readonly<Record<RelayStatus['state'], StateMeaning>> = {
  'not-set-up': 'closed',
  'not-allowed': 'closed',
  paused: 'waiting',
  'no-key': 'waiting',
  connecting: 'running',
  connected: 'done',
  offline: 'refused',
};

/** Why there is no line, where the other end said so, and what a person does next. */
export function nextWords(t: Translate, { state, fault, problem }: RelayStatus): string {
  const said = `relay.fault.${fault ?? ''}`;
  const next = fault !== null && t.has(said) ? t(said) : t(`relay.next.${state}`);
  const stopped = `error.${problem ?? ''}`;
  return problem === null || !t.has(stopped) ? next : t('relay.problem', { problem: t(stopped) });
}

/** The addresses as typed, apart; null while one of them has no port. */
export function serversOf(text: string): string[] | null {
  const servers = text
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const isWhole = (one: string): boolean => /^(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}$/.test(one);
  return servers.length > 0 && servers.length <= 8 && servers.every(isWhole) ? servers : null;
}

/** Limits that an office chooses from, in kbit/s; 0 is none. */
export const RATES = [0, 256, 1024, 4096, 16384] as const;
export const bytesOf = (rate: number): number | null => (rate === 0 ? null : (rate * 1000) / 8);
export const rateOf = (bytesPerSecond: number | null): number =>
  bytesPerSecond === null ? 0 : Math.round((bytesPerSecond * 8) / 1000);
