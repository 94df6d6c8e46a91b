import { TEST_PASSPHRASE } from './vault.ts';

/** What is given to lists and acts where a test has nothing to say of it: it writes out what it is about. */

/** `documents.list`: every document of a book. */
export const ALL_DOCUMENTS = {
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  personId: null,
  overdue: false,
  words: null,
  after: null,
};

/** `submissions.list`: every case. */
export const ALL_CASES = {
  group: 'all',
  state: null,
  personId: null,
  overdue: false,
  words: null,
  after: null,
} as const;

/** `submissions.classify`: this office takes the case on. */
export const ACCEPTED = { decision: 'accept', reasonCode: null, note: '', transferTo: null } as const;

/** `documents.direct`: nobody beside the one who leads, and no day set. */
export const ALONE = { supportIds: [] as string[], dueOn: null, dueTime: null };

/** `copies.offerTransfer`: from hand to hand within the office. */
export const HANDED_OVER = {
  outside: null,
  outsidePerson: '',
  carrier: '',
  seal: '',
  note: '',
  passphrase: TEST_PASSPHRASE,
  receiverPassphrase: null,
  paperReceipt: '',
};
