import { about, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { followersOf } from './mergeStore.ts';
import { placesOf } from './spillStore.ts';

/**
 * A secret was found in a case that is in the record already: where it may have gone, with the date of each place. The
 * ledger says that the list was made and how long it was; neither says a word of the case.
 */
export const spillCommands = handlers({
  'submissions.spill': (ports, { id }) => {
    const record = submissionOf(ports, id);
    const cases = [record, ...followersOf(ports.db, id).map((one) => submissionOf(ports, one.id))];
    const seen = new Set<string>();
    const places = cases
      .flatMap((one) => placesOf(ports.db, one).map((place) => ({ ...place, over: place.over === 1 })))
      .filter((place) => !seen.has(JSON.stringify(place)) && seen.add(JSON.stringify(place)))
      .sort((a, b) => a.atMs - b.atMs);
    ports.append({
      act: 'submission.spill-listed',
      ...about('submission', id),
      facts: { places: places.length, open: places.filter(({ over }) => !over).length },
    });
    ports.announce('submissions.changed', id);
    return { receiptCode: record.receiptCode, receivedMs: record.receivedMs, madeMs: ports.nowMs(), places };
  },
});
