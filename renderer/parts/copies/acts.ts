import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import type { IconName } from '../../design/iconShapes.tsx';
import type { Session } from '../../data/session.ts';

export const COPY_ACTS = [
  'hand-over',
  'carry-out',
  'put',
  'label',
  'spoil',
  'give-back',
  'came-back',
  'lost',
  'found',
  'history',
] as const;
export type CopyAct = (typeof COPY_ACTS)[number];

export const ACT_ICON: Readonly<Record<CopyAct, IconName>> = {
  'hand-over': 'forward',
  'carry-out': 'outbox',
  put: 'archive',
  label: 'qr',
  spoil: 'trash',
  'give-back': 'reply',
  'came-back': 'inbox',
  lost: 'warning',
  found: 'check',
  history: 'history',
};

/** A copy of what is being recalled goes nowhere but back to those who keep it; anything else is shown with the reason. */
export const staysPut = (copy: Copy, act: CopyAct): boolean => copy.frozen && act === 'carry-out';

/** What a person may begin with a copy as it stands; the vault judges again. */
export function actsOn(copy: Copy, session: Pick<Session, 'userId' | 'roles'>): CopyAct[] {
  const holds = copy.holder?.id === session.userId;
  const keeps = session.roles.some((role) => role === 'clerk' || role === 'archivist');
  const free = copy.state === 'in-custody' && copy.offeredTo === null;
  const idle = free && copy.carryOut === null;
  const paper = copy.medium === 'paper';
  const allowed: Record<CopyAct, boolean> = {
    'hand-over': holds && idle,
    'carry-out': holds && idle && paper,
    put: free && (holds || keeps),
    label: copy.state === 'in-custody' && (holds || keeps),
    spoil: holds && idle && copy.permitId !== null && copy.madeBy.id === session.userId,
    'give-back':
      idle && (holds || keeps) && copy.series === 'original' && copy.subject.book === 'classified-incoming',
    'came-back': keeps && copy.state === 'handed-over',
    lost: (holds || keeps) && (free || copy.state === 'carried-out' || copy.state === 'handed-over'),
    found: keeps && copy.state === 'lost',
    history: true,
  };
  return COPY_ACTS.filter((act) => allowed[act]);
}
