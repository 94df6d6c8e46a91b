import type { Envelope } from './stores.ts';

const DOCUMENT = [
  'wrong-place',
  'missing-file',
  'pages-differ',
  'unreadable',
  'not-signed',
  'other',
] as const;
/** Of a case that another office transferred: what citizens send in bears no seal and has no number of pages to agree with. */
const CASE = ['not-ours', 'wrong-place', 'missing-file', 'unreadable', 'other'] as const;

export type Reason = (typeof DOCUMENT)[number] | (typeof CASE)[number];

/** Why an envelope of a kind may be refused. */
export const reasonsFor = (kind: Envelope['kind']): readonly Reason[] =>
  kind === 'submission' ? CASE : DOCUMENT;
