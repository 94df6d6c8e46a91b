import { raise } from '../../../shared/errors.ts';
import type { Certificate } from '../crypto/x509/certificates.ts';
import type { Station } from '../ports.ts';

/** Whether any of these certificates comes out of a training vault; its authority marks all that it issues. */
export const isTrainingMarked = (certificates: readonly Certificate[]): boolean =>
  certificates.some(({ name, issuerName }) => name.training === true || issuerName.training === true);

/**
 * A training vault full of invented people never meets a real office, and the other way round: what the certificates
 * say counts, whatever else a card claims. A training office whose outer authority is not marked is known by its own.
 * @throws AppError `certificate-unknown` with reason `training`
 */
export function refuseOtherWorld(
  station: Pick<Station, 'training'>,
  certificates: readonly Certificate[],
): void {
  if (isTrainingMarked(certificates) !== station.training)
    raise('certificate-unknown', { reason: 'training' });
}
