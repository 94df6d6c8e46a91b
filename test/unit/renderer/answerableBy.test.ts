import { expect, test } from 'vitest';
import { answerableBy } from '../../../renderer/features/submissions/words.ts';

const NOBODY = { fullName: '', address: '', phone: '', email: '', idNumber: '' };

test.each([
  [true, NOBODY, 'submissions.complete'],
  [false, { ...NOBODY, fullName: 'L• T••', address: '•••, xã Đồng Vàng' }, 'submissions.byPostOnly'],
  [false, { ...NOBODY, fullName: 'L• T••', phone: '09•• •••21' }, 'submissions.noAddress'],
  [false, { ...NOBODY, address: '•••, xã Đồng Vàng' }, 'submissions.incomplete'],
  [false, NOBODY, 'submissions.incomplete'],
] as const)(
  'a sender with name and address can be answered by post (%s, %o)',
  (senderComplete, senderMasked, key) => {
    expect(answerableBy({ senderComplete, senderMasked })).toBe(key);
  },
);
