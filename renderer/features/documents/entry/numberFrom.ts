import type { Input } from '../../../../shared/ipc/contract.ts';

/** `reservation:<id>` or `request:<id>`: where a number comes from that is not the next one. */
export type NumberChoice = string;

type Wire = NonNullable<Input<'documents.registerIncoming'>['numberFrom']>;

export function wireOf(choice: NumberChoice | null | undefined): Wire | null {
  const [kind, id] = choice?.split(':') ?? [];
  if (id === undefined || (kind !== 'reservation' && kind !== 'request')) return null;
  return { kind, id };
}
