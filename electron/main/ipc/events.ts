import { type AppEvent, TOPICS } from '../../../shared/ipc/reply.ts';

const MAX_IDS = 1000;
const ID = /^[\w.:-]{1,64}$/;

/**
 * Brings an event to what may reach the page: a known topic, identifiers, two numbers. Text that isn't an
 * identifier is left out, so that no title can travel in an event by mistake. Null for anything else.
 */
export function safeEvent(event: AppEvent): AppEvent | null {
  if (!TOPICS.includes(event.topic)) return null;
  const ids = event.ids.filter((id) => typeof id === 'string' && ID.test(id)).slice(0, MAX_IDS);
  const progress = event.topic === 'progress' && isCount(event.done) && isCount(event.of);
  return progress ? { topic: event.topic, ids, done: event.done, of: event.of } : { topic: event.topic, ids };
}

function isCount(value: number | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
