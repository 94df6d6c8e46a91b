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

/**
 * The number for which a form was opened, with the approved day of a request: a draft that is put back, of another
 * document perhaps, does not take it away.
 */
export function askedNumber<F extends { readonly numberFrom: NumberChoice | null }>(
  before: F,
  day: keyof F,
): Partial<F> {
  const { numberFrom } = before;
  const asked: Partial<F> = {};
  if (numberFrom === null) return asked;
  Object.assign(asked, { numberFrom }, numberFrom.startsWith('request:') ? { [day]: before[day] } : {});
  return asked;
}
