import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';

/** A station that no rule lets send anything over a relay has none, and asks for no time stamp. @throws AppError `channel-not-allowed` */
export function refuseClosedStation(ports: Pick<Ports, 'rules' | 'today' | 'station'>): void {
  const answer = ports.rules.asOf(ports.today()).gate(ports.station.profile, 'relay', 'none');
  if (!answer.allowed) raise('channel-not-allowed', { rule: answer.ruleId });
}
