import { expect, it } from 'vitest';
import { offeredActs, primaryOf } from '../../../renderer/features/documents/detail/acts.ts';
import type { Translate } from '../../../renderer/i18n/I18n.tsx';
import type { DocumentDetail } from '../../../shared/ipc/contract/documents.ts';

const words = Object.assign((key: string) => key, { has: () => false }) as unknown as Translate;
const may = { send: true, edxml: true, papers: false, protect: false };
/** A received document, as far as its acts are asked of it. */
const received = (takenBack: DocumentDetail['takenBack']): DocumentDetail =>
  ({
    book: 'incoming',
    state: 'registered',
    level: 'none',
    readable: true,
    namedKeyLost: false,
    unassigned: false,
    exchange: [],
    takenBack,
    notSent: takenBack === null ? null : takenBack.isOpen ? 'document-frozen' : 'illegal-transition',
    offers: (['present', 'close'] as const).map((act) => ({ act, allowed: true, reason: null })),
  }) as unknown as DocumentDetail;
const actsOf = (detail: DocumentDetail) => offeredActs(detail, words, may);
const first = (detail: DocumentDetail) => primaryOf(actsOf(detail), detail)?.act ?? null;

it('offers to nobody what its office called back, also where the order came on paper', () => {
  const kept = received(null);
  const called = received({ isOpen: true, envelopeId: null });
  const erased = received({ isOpen: false, envelopeId: null });
  const passedOn = (detail: DocumentDetail) => actsOf(detail).some(({ act }) => act === 'passOn');
  expect([kept, called, erased].map(passedOn)).toEqual([true, false, false]);
  // nothing comes next while it waits to be erased; then it is closed
  expect([kept, called, erased].map(first)).toEqual(['present', null, 'close']);
});
