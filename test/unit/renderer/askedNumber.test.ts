import { expect, it } from 'vitest';
import { askedNumber } from '../../../renderer/features/documents/entry/numberFrom.ts';

const form = (numberFrom: string | null, arrivedOn: string) => ({ numberFrom, arrivedOn, subject: '' });

it('a draft that is put back keeps the number for which the form was opened', () => {
  const draft = { ...form(null, '2026-11-28'), subject: 'Văn bản bị từ chối lúc trước' };
  const before = form('reservation:a1', '2026-11-28');
  expect({ ...before, ...draft, ...askedNumber(before, 'arrivedOn') }).toEqual({
    ...draft,
    numberFrom: 'reservation:a1',
  });
});

it('an approved day stays with its request; a form opened for the next number takes what the draft had', () => {
  const draft = form('reservation:b2', '2026-11-20');
  const request = form('request:c3', '2026-11-02');
  expect({ ...request, ...draft, ...askedNumber(request, 'arrivedOn') }).toMatchObject({
    numberFrom: 'request:c3',
    arrivedOn: '2026-11-02',
  });
  const plain = form(null, '2026-11-28');
  expect({ ...plain, ...draft, ...askedNumber(plain, 'arrivedOn') }).toEqual(draft);
});

it('a number that belongs to a type keeps it, whatever type the draft was of', () => {
  const draft = { ...form(null, '2026-11-20'), typeId: 'quyet-dinh' };
  const before = { ...form('request:c3', '2026-11-02'), typeId: 'cong-van' };
  expect({ ...before, ...draft, ...askedNumber(before, 'arrivedOn', 'typeId') }).toMatchObject({
    numberFrom: 'request:c3',
    typeId: 'cong-van',
  });
  const anyType = { ...form('request:c3', '2026-11-02'), typeId: null as string | null };
  expect({ ...anyType, ...draft, ...askedNumber(anyType, 'arrivedOn', 'typeId') }).toMatchObject({
    typeId: 'quyet-dinh',
  });
});
