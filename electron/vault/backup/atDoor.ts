import type { Front } from '../session/front.ts';
import type { Db } from '../db/handles.ts';
import { type NewRun, runsOf, targets, testsOf } from './store.ts';

type Backups = NonNullable<Front['backups']>;

/** The newest of them: what stands at the door is bounded. */
const MOST_TOLD = 100;

/** What the door knows of the backups when the vault does not open: where they lie, how they came to be, which were tried. */
export function backupsAtDoor(db: Db): Backups {
  const known = targets(db);
  const sets = known.flatMap(({ id }) => {
    const tests = testsOf(db, id);
    return [...runsOf(db, id).values()].map(({ name, why }) => {
      const test = tests.find((one) => one.name === name);
      return { name, why, tested: test === undefined ? null : test.good ? 'good' : 'bad' } as const;
    });
  });
  return {
    places: known.map(({ kind, folder }) => ({ kind, folder })),
    sets: sets.sort((a, b) => (a.name < b.name ? 1 : -1)).slice(0, MOST_TOLD),
  };
}

/** What the door shows, as a backup keeps it: with the word of how that backup itself came to be. */
export function frontOfSet(front: Front, name: string, why: NewRun['why']): Front {
  const { places = [], sets = [] } = front.backups ?? {};
  return { ...front, backups: { places, sets: [{ name, why, tested: null }, ...sets].slice(0, MOST_TOLD) } };
}
