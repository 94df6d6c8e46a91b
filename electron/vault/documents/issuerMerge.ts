import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { ofStation, type Ports } from '../ports.ts';

const Known = z.object({ name: z.string(), uses: z.int(), sameAs: z.string().nullable() });

/** Of the ordinary book: who sends classified documents only is nobody's to tell, and is merged nowhere. */
const knownIssuers = manyOf(Known)<[]>(`
  SELECT name, uses, same_as AS sameAs FROM issuer WHERE book_kind = 'incoming' ORDER BY folded, name`);
const knownNamed = manyOf(Known)<[name: string]>(`
  SELECT name, uses, same_as AS sameAs FROM issuer WHERE book_kind = 'incoming' AND name = ?`);
const setSame = doing<{ into: string; name: string }>(`
  UPDATE issuer SET same_as = :into WHERE (name = :name OR same_as = :name) AND name <> :into`);
const setApart = doing<[name: string]>('UPDATE issuer SET same_as = NULL WHERE name = ?');

const find = (db: Db, name: string): z.infer<typeof Known> =>
  knownNamed(db, name)[0] ?? raise('not-found', { id: name });

export const issuersKnown = ({ db }: Pick<Ports, 'db'>): Output<'documents.issuersKnown'> => ({
  issuers: knownIssuers(db),
});

/**
 * Two names are one issuer from now on: the one is offered, the other leads to it when it is typed. What was written into
 * the books stays as it stands on the papers.
 * @throws AppError `not-found` for a name that the book has not, or that leads to another one already
 */
export function mergeIssuers(
  ports: Ports,
  { name, into }: Parsed<'documents.mergeIssuers'>,
): { merged: true } {
  if (name === into || find(ports.db, into).sameAs !== null || find(ports.db, name).sameAs !== null)
    raise('not-found', { id: into });
  setSame(ports.db, { name, into });
  tell(ports, 'register.issuers-merged', { name, into });
  return { merged: true };
}

/** The reverse: each stands for itself again. @throws AppError `not-found` */
export function partIssuer(ports: Ports, { name }: Parsed<'documents.partIssuer'>): { parted: true } {
  const { sameAs } = find(ports.db, name);
  if (sameAs === null) return raise('not-found', { id: name });
  setApart(ports.db, name);
  tell(ports, 'register.issuer-parted', { name, into: sameAs });
  return { parted: true };
}

function tell(
  ports: Ports,
  act: 'register.issuers-merged' | 'register.issuer-parted',
  facts: { name: string; into: string },
): void {
  ports.append({ act, ...ofStation(ports), facts });
  ports.announce('registers.changed');
}
