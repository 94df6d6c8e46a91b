import { type ChosenItem, isUnconfirmed } from '../../forms/chosenItem.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { MessageKey } from '../../i18n/I18n.tsx';

/** What stands in a form of this page; every act fills some of it. */
export interface Values {
  readonly code: string;
  readonly decidedOn: string | null;
  readonly ground: string;
  readonly leaderId: string | null;
  readonly toLevel: Level | null;
  readonly item: ChosenItem | null;
  readonly erase: boolean;
  readonly until: string | null;
  readonly headDocument: string;
  readonly way: string | null;
  readonly councilCode: string;
  readonly minutesCode: string;
  readonly minutesOn: string | null;
  readonly reason: string;
  readonly dueOn: string | null;
  readonly retentionUntil: string | null;
  readonly retentionGround: string;
  readonly members: string;
  readonly conclusion: string;
  readonly listCode: string;
  readonly superior: string;
  readonly place: string;
  readonly method: string;
  readonly witnesses: string;
  readonly proof: string | null;
  readonly reportTo: string;
}

export const emptyValues = (today: string): Values => ({
  code: '',
  decidedOn: today,
  ground: '',
  leaderId: null,
  toLevel: null,
  item: null,
  erase: false,
  until: null,
  headDocument: '',
  way: null,
  councilCode: '',
  minutesCode: '',
  minutesOn: null,
  reason: '',
  dueOn: null,
  retentionUntil: null,
  retentionGround: '',
  members: '',
  conclusion: '',
  listCode: '',
  superior: '',
  place: '',
  method: '',
  witnesses: '',
  proof: null,
  reportTo: '',
});

export type FieldKind = 'text' | 'area' | 'date' | 'choice' | 'leader' | 'item' | 'check' | 'level';

export interface FieldSpec {
  readonly name: keyof Values;
  readonly kind: FieldKind;
  readonly span: 3 | 4 | 6 | 8 | 9 | 12;
  readonly required?: boolean;
  readonly choices?: readonly { readonly id: string; readonly text: MessageKey }[];
  readonly hint?: MessageKey;
  /** figures that the hint names */
  readonly hintValues?: Readonly<Record<string, number>>;
  readonly when?: (values: Values) => boolean;
}

export const text = (
  name: keyof Values,
  span: FieldSpec['span'],
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  kind: 'text',
  span,
  ...more,
});
export const area = (name: keyof Values, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind: 'area',
  span: 12,
  ...more,
});
export const date = (
  name: keyof Values,
  span: FieldSpec['span'],
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  kind: 'date',
  span,
  ...more,
});
export const REQUIRED = { required: true } as const;

/** The first thing that is still missing; null when the form may go. */
export function missingField(fields: readonly FieldSpec[], values: Values): FieldSpec | null {
  const empty = (spec: FieldSpec): boolean => {
    const value = values[spec.name];
    if (spec.name === 'item' && isUnconfirmed(values.item)) return true;
    return value === null || value === false || (typeof value === 'string' && value.trim() === '');
  };
  return fields.find((spec) => spec.required && (spec.when?.(values) ?? true) && empty(spec)) ?? null;
}

/** One a line. */
export const linesOf = (typed: string): string[] =>
  typed
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
