import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { useSession } from './session.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Epoch ms of the vault's calendar: the machine's, unless a trainee moved that of a training vault ahead. */
export const officeNowMs = (): number =>
  Date.now() + (useSession.getState().session?.aheadDays ?? 0) * DAY_MS;

/** The day of the vault's calendar. */
export const officeToday = (): string => civilDateAt(officeNowMs());
