import type { Input } from '../../../../shared/ipc/contract.ts';

/** `reservation:<id>` or `request:<id>`: where a number comes from that is not the next one. */
export type NumberChoice = string;

type Wire = NonNullable<Input<'documents.registerIncoming'>['numberFrom']>;

/** @param ownNumber of an outgoing document that is written again from the paper */
export function wireOf(
  choice: NumberChoice | null | undefined,
  ownNumber: number | null = null,
): Wire | null {
  const [kind, id] = choice?.split(':') ?? [];
  if (id === undefined || (kind !== 'reservation' && kind !== 'request')) return null;
  return { kind, id, ownNumber };
}

/** What a chosen number brings with it. */
export interface Bound {
  /** the approved day of a request */
  readonly onDate: string | null;
  /** the type of document that the number belongs to, where it belongs to one */
  readonly typeId: string | null;
}

/**
 * The number for which a form was opened, with the approved day of a request and the type it belongs to: a draft that
 * is put back, of another document perhaps, does not take them away.
 */
export function askedNumber<F extends { readonly numberFrom: NumberChoice | null }>(
  before: F,
  day: keyof F,
  type?: keyof F,
): Partial<F> {
  const { numberFrom } = before;
  const asked: Partial<F> = {};
  if (numberFrom === null) return asked;
  Object.assign(asked, { numberFrom }, numberFrom.startsWith('request:') ? { [day]: before[day] } : {});
  if (type !== undefined && before[type] !== null) Object.assign(asked, { [type]: before[type] });
  return asked;
}
