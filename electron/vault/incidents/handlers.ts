import { handlers } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { countFromPage } from './store.ts';

const HOUR_MS = 3_600_000;
/** A page that fails again and again must not push what the vault itself met out of the ring. */
const MOST_OF_PAGE_IN_AN_HOUR = 20;

export const incidentHandlers = handlers({
  'incidents.report': own(({ ring }) => (ports, { incident, trail }) => {
    const atMs = ports.nowMs();
    if (countFromPage(ports.db, atMs - HOUR_MS) >= MOST_OF_PAGE_IN_AN_HOUR) return { kept: false };
    ring.keep({ number: incident, atMs, place: 'page', op: 'page', trail });
    return { kept: true };
  }),
});
