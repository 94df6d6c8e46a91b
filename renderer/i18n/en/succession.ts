import type { succession as vi } from '../vi/succession.ts';

export const succession: Record<keyof typeof vi, string> = {
  'succession.title': 'Succession',
  'succession.lead':
    'When a person leaves, dies or is suspended: a successor is appointed, and posts, keys, copies and open work go over in one act. It takes two persons, one of them a leader, each with the own passphrase.',
  'succession.open': 'Replace this person…',
  'succession.person': 'Who goes',
  'succession.holds': 'Holds',
  'succession.roles': 'Posts',
  'succession.only': 'Alone in the post: {roles}',
  'succession.work':
    '{documents, select, 1 {1 document} other {{documents} documents}}, {submissions, select, 1 {1 submission} other {{submissions} submissions}}, {copies, select, 1 {1 copy} other {{copies} copies}} ({out} carried out)',
  'succession.reading':
    'Reads {count, select, 1 {1 classified document} other {{count} classified documents}}',
  'succession.keys': 'Keys: {keys}',
  'succession.key.office': 'the office',
  'succession.key.authority': 'issuing certificates',
  'succession.key.register': 'classified books',
  'succession.key.emergency-a': 'emergency, first half',
  'succession.key.emergency-b': 'emergency, second half',
  'succession.onlyKeys':
    'Nobody else holds the key of {keys}. Without the recovery code it does not come back.',
  'succession.out':
    '{count, select, 1 {1 copy is} other {{count} copies are}} carried out: bring them back or report them lost first.',
  'succession.why': 'Reason',
  'succession.why.left': 'Transfer, leaving',
  'succession.why.died': 'Death, out of reach',
  'succession.why.suspended': 'Suspension',
  'succession.decision': 'Decision, number and date',
  'succession.successor': 'Successor',
  'succession.successor.existing': 'Somebody of this station',
  'succession.successor.new': 'A new person',
  'succession.fullName': 'Full name',
  'succession.position': 'Position',
  'succession.withReading': 'The successor may read the classified documents that the person could read',
  'succession.withReading.detail': 'The leader of the two gives access; each document stands in the ledger.',
  'succession.code': 'Recovery code on paper (where needed)',
  'succession.code.hint':
    'It opens the keys that only the person held. Without it only keys that the two hold go over.',
  'succession.proof': 'The two officers',
  'succession.second.wait': 'First choose who leaves.',
  'succession.second.none':
    'No other leader is at this station: add the new leader on the page People, who unlocks the vault once; then settle the succession.',
  'succession.do': 'Settle',
  'succession.missing': 'Fill in who goes, who comes, the decision and both passphrases',
  'succession.done': '{from} is succeeded by {to}',
  'succession.done.moved':
    'Moved: {documents, select, 1 {1 document} other {{documents} documents}}, {submissions, select, 1 {1 submission} other {{submissions} submissions}}, {copies, select, 1 {1 copy} other {{copies} copies}}, reading of {contentKeys, select, 1 {1 classified document} other {{contentKeys} classified documents}}. Keys: {keys}.',
  'succession.done.noKeys': 'none',
  'succession.done.left':
    'Not moved: keys {keys}; {contentKeys, select, 1 {1 classified document} other {{contentKeys} classified documents}}. Keys of the office go over when their holder signs in next; documents are given by a leader who reads them.',
};
