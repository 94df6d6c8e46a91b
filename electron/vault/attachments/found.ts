import type { Secrecy, UnreadWhy } from '../../../shared/domain/secrecy/secrecy.ts';
import { findStage, type StageRow } from './store.ts';
import type { Ports } from '../ports.ts';

type Columns = Pick<StageRow, 'secrecy' | 'secrecyLevel' | 'secrecyRule' | 'secrecyWhy'>;

/** What was found in a file, as its stage keeps it. */
export const columnsOfFound = (found: Secrecy): Columns => ({
  secrecy: found.state,
  secrecyLevel: found.state === 'marked' ? found.level : null,
  secrecyRule: found.state === 'marked' ? found.rule : null,
  secrecyWhy: found.state === 'unread' ? found.why : null,
});

/** And back again. What was staged before files were searched is unread. */
export function foundOf(row: Columns): Secrecy {
  if (row.secrecy === 'clear') return { state: 'clear' };
  if (row.secrecyLevel !== null && row.secrecyRule !== null)
    return { state: 'marked', level: row.secrecyLevel, rule: row.secrecyRule };
  return { state: 'unread', why: (row.secrecyWhy ?? 'other-kind') as UnreadWhy };
}

/** What was found in a staged file; one that is gone is unread, and whoever opens it hears why. */
export function foundInStage(ports: Pick<Ports, 'db'>, stageId: string): Secrecy {
  const row = findStage(ports.db, stageId);
  return row === null ? { state: 'unread', why: 'damaged' } : foundOf(row);
}
