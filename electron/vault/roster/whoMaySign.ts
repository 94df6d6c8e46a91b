import { deviations, type RosterCertificate, type RosterContent, type RosterPerson } from './body.ts';

/**
 * What people may change of the roster without the issuing key: one alone may bring a certificate from an authority
 * outside for the own name; two officers, a leader among them, may settle a succession. Keys of the office are never
 * among it.
 */
export function mayChangeAlone(before: RosterContent, after: RosterContent, who: RosterPerson): boolean {
  const changes = deviations(before, after);
  const added = changes.map(({ what, id, how }) =>
    what === 'certificate' && how === 'added' ? certificateOf(after, id) : undefined,
  );
  return (
    changes.length > 0 &&
    added.every((one) => one?.owner === 'person' && one.personId === who.id && one.outside)
  );
}

export function mayChangeTogether(
  before: RosterContent,
  after: RosterContent,
  first: RosterPerson,
  second: RosterPerson,
): boolean {
  if (first.id === second.id || ![first, second].some(({ roles }) => roles.includes('leader'))) return false;
  return deviations(before, after).every(
    ({ what, id, how }) =>
      how !== 'missing' && (what === 'person' || certificateOf(after, id)?.owner === 'person'),
  );
}

const certificateOf = ({ certificates }: RosterContent, id: string): RosterCertificate | undefined =>
  certificates.find((one) => one.id === id);
