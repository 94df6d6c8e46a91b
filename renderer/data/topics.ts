import type { Topic } from '../../shared/ipc/reply.ts';
import { on } from './bridge.ts';
import { officeToday } from './clock.ts';
import { makeDayTurn } from './dayTurn.ts';

/** What is late, due today, and how many days are left changes at midnight although nothing was done. */
const onDayTurn = makeDayTurn(officeToday);

/**
 * Calls `again` when one of the topics is told, and when the day turns. A burst of events (an import, an exchange) calls
 * once.
 */
export function subscribeTopics(topics: readonly Topic[], again: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const later = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(again, 60);
  };
  const offs = [...topics.map((topic) => on(topic, later)), onDayTurn(later)];
  return () => {
    if (timer) clearTimeout(timer);
    for (const off of offs) off();
  };
}
