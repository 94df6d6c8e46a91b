import type { Input } from '../../../shared/ipc/contract.ts';
import { area, date, type FieldSpec, REQUIRED, text, type Values } from './form.ts';

type Change = Input<'protection.propose'>['change'];

/** What decides which fields a change asks for. */
export interface About {
  /** the office's own document: item and dossier are asked */
  readonly own: boolean;
  /** days to the end of the period; null where several documents are chosen, or no period runs */
  readonly daysLeft: number | null;
  /** days; with fewer left the document of the head is asked; null where no extension is offered */
  readonly extendBefore: number | null;
}

interface ChangeSpec {
  readonly fields: (about: About) => readonly FieldSpec[];
  readonly changeOf: (values: Values) => Change;
}

export const LEADER: FieldSpec = { name: 'leaderId', kind: 'leader', span: 4, required: true };
const DECISION = [text('code', 4, REQUIRED), date('decidedOn', 4, REQUIRED), LEADER];
const decided = (values: Values) => ({
  code: values.code,
  decidedOn: values.decidedOn ?? '',
  ground: values.ground,
});

/** Asked only where the period is nearly over; of several documents some may need it and others not. */
function headDocumentOf({ daysLeft, extendBefore }: About): readonly FieldSpec[] {
  if (extendBefore === null) return [text('headDocument', 8)];
  const days = { days: extendBefore, left: daysLeft ?? 0 };
  if (daysLeft === null)
    return [text('headDocument', 8, { hint: 'protection.hint.headDocument.several', hintValues: days })];
  if (daysLeft >= extendBefore) return [];
  return [text('headDocument', 8, { ...REQUIRED, hint: 'protection.hint.headDocument', hintValues: days })];
}

/** Adjusting, extending, declassifying: what is asked, and the change that it makes; of one document or of several. */
export const CHANGES: Readonly<Record<'adjust' | 'extend' | 'declassify', ChangeSpec>> = {
  adjust: {
    fields: ({ own }) => [
      { name: 'toLevel', kind: 'level', span: 4, required: true },
      { name: 'item', kind: 'item', span: 8, required: own },
      ...DECISION,
      area('ground', REQUIRED),
      {
        name: 'erase',
        kind: 'check',
        span: 12,
        required: true,
        when: (values) => values.toLevel === 'tuyet-mat',
      },
    ],
    changeOf: (values) => ({
      kind: 'adjusted',
      ...decided(values),
      itemRef: values.item?.ref ?? null,
      erase: values.erase,
      sampleConfirmed: values.item?.confirmed ?? false,
      toLevel: values.toLevel === null || values.toLevel === 'none' ? 'mat' : values.toLevel,
    }),
  },
  extend: {
    fields: (about) => [date('until', 4, REQUIRED), ...headDocumentOf(about), ...DECISION, area('ground')],
    changeOf: (values) => ({
      kind: 'extended',
      ...decided(values),
      until: values.until ?? '',
      headDocument: values.headDocument,
    }),
  },
  declassify: {
    fields: ({ own }) => [
      {
        name: 'way',
        kind: 'choice',
        span: 12,
        required: true,
        choices: (['off-list', 'on-request'] as const).map((id) => ({ id, text: `protection.way.${id}` })),
      },
      text('councilCode', 4, { required: own }),
      text('minutesCode', 4, { required: own }),
      date('minutesOn', 4, { required: own }),
      text('code', 4, REQUIRED),
      date('decidedOn', 4, REQUIRED),
      area('ground', REQUIRED),
      LEADER,
    ],
    changeOf: (values) => ({
      kind: 'declassified',
      ...decided(values),
      way: values.way === 'off-list' ? 'off-list' : 'on-request',
      councilCode: values.councilCode,
      minutesCode: values.minutesCode,
      minutesOn: values.minutesOn,
    }),
  },
};
