import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { faceOf } from './faces.ts';
import { boundCertificates, type BoundRow } from './store.ts';

/**
 * The binding that this person may sign by now: the own one, or the office's with the office's key.
 * @throws AppError `token-certificate-wrong` when it is none of theirs, or the certificate is over
 */
export function ownBound(ports: Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>, id: string): BoundRow {
  const row = boundCertificates(ports.db).find((one) => one.id === id && one.endedMs === null);
  if (row === undefined) return raise('token-certificate-wrong', { reason: 'notBound' });
  const isOwn = row.owner === 'office' ? ports.keys.officeKey !== null : row.personId === ports.actor.id;
  if (!isOwn) raise('token-certificate-wrong', { reason: 'notBound' });
  const { fault } = faceOf(row.der, ports.nowMs());
  if (fault !== null) raise('token-certificate-wrong', { reason: fault });
  return row;
}
