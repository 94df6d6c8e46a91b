import type { WriteDb } from '../db/handles.ts';
import { type Incident, insertIncident } from './store.ts';

/** Incidents that wait for the database at most. */
const MOST_WAITING = 100;

export interface IncidentRing {
  /** Keeps one. Never throws: the error that it tells of must reach the person whatever happens here. */
  keep(incident: Incident): void;
  /** Somebody signed in: what was met before goes into the database. */
  open(db: WriteDb): void;
  /** The session ends; what comes now waits for the next one. */
  close(): void;
}

/**
 * The last hundred incidents, in the encrypted database. Before anybody has signed in there is no key to seal them
 * with: they wait in this process, and go with it when it ends first.
 * @param tell told of each one, kept or not
 */
export function createRing(tell: (incident: Incident) => void = () => undefined): IncidentRing {
  let db: WriteDb | null = null;
  const waiting: Incident[] = [];

  /** Inside a transaction they wait: it may be undone. */
  function write(): void {
    if (db === null || db.inTransaction) return;
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        insertIncident(db, next);
        waiting.shift();
      }
    } catch {
      // a disk that is full or gone: they wait on
    }
  }

  return {
    keep(incident) {
      waiting.push(incident);
      if (waiting.length > MOST_WAITING) waiting.shift();
      write();
      tell(incident);
    },
    open(opened) {
      db = opened;
      write();
    },
    close() {
      write();
      db = null;
    },
  };
}
