import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { relayRow } from '../tables/relay.ts';
import { rootState } from './rootState.ts';
import { waitingRequests } from './store.ts';
import { certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import { allPeople } from '../people/store.ts';
import type { Ports } from '../ports.ts';

export type LeftAfterLoss = NonNullable<Output<'keys.warnings'>['loss']>;

/**
 * What a settled loss of this machine leaves to people: the act takes back and shuts, but new passphrases, new keys, the
 * issuing key and the relay need a hand each. Null: no loss, or all of it is done.
 */
export function leftAfterLoss(ports: Pick<Ports, 'db' | 'station'>): LeftAfterLoss | null {
  const { db, station } = ports;
  const lostMs = z
    .int()
    .nullable()
    .parse(
      db
        .prepare(
          `SELECT max(at_ms) FROM ledger
            WHERE subject_kind = 'station' AND subject_id = ? AND act = 'incident.station-lost'`,
        )
        .pluck()
        .get(station.stationId),
    );
  if (lostMs === null) return null;
  const people = allPeople(db).filter(({ state }) => state === 'active');
  const asking = new Set(waitingRequests(db).map(({ personId }) => personId));
  const isWithout = (id: string): boolean =>
    certificatesOf(db, 'person', 'sign', id).length > 0 &&
    currentCertificate(db, 'person', 'sign', id) === undefined;
  const without = people.filter(({ id, mustChange }) => !mustChange && isWithout(id));
  const names = (of: typeof people): string[] => of.map(({ fullName }) => fullName);
  const root = rootState(ports);
  const left: LeftAfterLoss = {
    lostMs,
    passphrases: names(people.filter(({ mustChange }) => mustChange)),
    asked: names(without.filter(({ id }) => asking.has(id))),
    unasked: names(without.filter(({ id }) => !asking.has(id))),
    issuer: root.lostMs !== null,
    nobody: root.lostMs !== null && !people.some(({ roles }) => roles.includes('cipher')),
    older: root.people,
    relay: relayRow(db)?.paused === true,
  };
  return leftCount(left) === 0 ? null : left;
}

export const leftCount = (left: LeftAfterLoss): number =>
  left.passphrases.length +
  left.asked.length +
  left.unasked.length +
  left.older +
  Number(left.issuer) +
  Number(left.relay);
