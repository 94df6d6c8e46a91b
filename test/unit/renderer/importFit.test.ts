import { expect, test } from 'vitest';
import { asChosen } from '../../../renderer/features/submissions/import/fit.ts';
import { type ImportRow, NOTHING_CHOSEN } from '../../../renderer/features/submissions/import/useImport.ts';

const ROW: ImportRow = {
  line: 3,
  outcome: 'faulty',
  faults: ['no-kind'],
  longColumn: null,
  kind: null,
  source: null,
  title: 'Xin sửa cống',
  body: null,
  sentOn: null,
  bySent: null,
  senderMasked: null,
  missing: [],
  findings: [],
  converted: false,
  sameCodeLine: null,
  likeLine: null,
  similar: [],
  receiptCode: null,
};
const ALL = { ...NOTHING_CHOSEN, kindForMissing: 'phan-anh' } as const;
const secret = { ...ROW, outcome: 'ask', faults: [], findings: ['secret-phrase'] } as const;

test.each([
  ['nothing was decided', ROW, NOTHING_CHOSEN, { outcome: 'faulty', faults: ['no-kind'] }],
  ['a kind was said for all', ROW, ALL, { outcome: 'new', kind: 'phan-anh', faults: [] }],
  ['it is left out', ROW, { ...ALL, leftOutLines: [3] }, { outcome: 'left' }],
  ['nobody has read it', secret, ALL, { outcome: 'ask' }],
  ['a person read it', secret, { ...ALL, confirmedLines: [3] }, { outcome: 'new' }],
  ['it was taken in', { ...ROW, outcome: 'taken' }, ALL, { outcome: 'taken', kind: 'phan-anh' }],
  ['it carries a mark', { ...ROW, outcome: 'secret' }, ALL, { outcome: 'secret', kind: null }],
] as const)('a row of an import stands as it was decided: %s', (_when, row, choices, seen) => {
  expect(
    asChosen(
      { ...row, faults: [...row.faults], findings: [...row.findings], missing: [], similar: [] },
      choices,
    ),
  ).toMatchObject(seen);
});
