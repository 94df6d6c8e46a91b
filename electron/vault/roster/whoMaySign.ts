import { GRANT_KINDS } from '../people/certificateStore.ts';
import {
  deviations,
  type RosterBody,
  type RosterCertificate,
  type RosterContent,
  type RosterPerson,
} from './body.ts';
import { SECTION_NAMES, sectionOf } from './sections.ts';

/** What a roster says, whoever signs it. */
export type Said = Pick<RosterBody, 'content' | 'sections' | 'officeKeys'>;

/**
 * Whether people may change the roster so without the issuing key: one alone may bring a certificate from an authority
 * outside for the own name; two officers, a leader among them, may settle a succession. Keys of the office are never
 * among it. A section may be changed by whom it names (sections.ts).
 */
export function mayChange(before: Said, after: Said, [first, second]: readonly RosterPerson[]): boolean {
  if (first === undefined || !sameOfficeKeys(before, after)) return false;
  if (second === undefined)
    return mayChangeAlone(before.content, after.content, first) && maySections(before, after, [first], false);
  const isPair = first.id !== second.id && [first, second].some(({ roles }) => roles.includes('leader'));
  return (
    isPair &&
    mayChangeTogether(before.content, after.content) &&
    maySections(before, after, [first, second], true)
  );
}

function mayChangeAlone(before: RosterContent, after: RosterContent, who: RosterPerson): boolean {
  return deviations(before, after)
    .map(({ what, id, how }) =>
      what === 'certificate' && how === 'added' ? certificateOf(after, id) : undefined,
    )
    .every((one) => one?.owner === 'person' && one.personId === who.id && one.outside);
}

const mayChangeTogether = (before: RosterContent, after: RosterContent): boolean =>
  deviations(before, after).every(
    ({ what, id, how }) =>
      how !== 'missing' && (what === 'person' || certificateOf(after, id)?.owner === 'person'),
  );

/** A section that this program does not know can be changed by the issuing key only. */
function maySections(before: Said, after: Said, who: readonly RosterPerson[], isPair: boolean): boolean {
  const names = new Set([...Object.keys(before.sections), ...Object.keys(after.sections)]);
  return [...names]
    .filter((name) => before.sections[name] !== after.sections[name])
    .every((name) => {
      const known = SECTION_NAMES.find((one) => one === name);
      if (known === undefined) return false;
      const { signers, pair } = sectionOf(known);
      return (isPair && pair) || who.some(({ roles }) => roles.some((role) => signers.includes(role)));
    });
}

const sameOfficeKeys = (before: Said, after: Said): boolean =>
  GRANT_KINDS.every((kind) => before.officeKeys[kind] === after.officeKeys[kind]);

const certificateOf = ({ certificates }: RosterContent, id: string): RosterCertificate | undefined =>
  certificates.find((one) => one.id === id);
