import type { Session } from './session.ts';

/** Whether the gate lets this machine hold a level above none; decides chrome, band and navigation. */
export function holdsClassified(session: Pick<Session, 'holds'>): boolean {
  return session.holds.full.some((level) => level !== 'none');
}

/** Submissions are not taken in where secrets are kept; a training vault shows every screen. */
export function keepsSubmissions(session: Pick<Session, 'holds' | 'training'>): boolean {
  return session.training || !holdsClassified(session);
}
