import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { ownAuthorities } from '../peers/ownKeys.ts';
import { certificatesOf } from '../people/certificateStore.ts';
import { type CopyRecord, subjectFacts } from '../documents/copyStore.ts';

export interface TransferParties {
  readonly id: string;
  readonly giver: { readonly id: string; readonly fullName: string; readonly position: string };
  readonly receiver: { readonly id: string; readonly fullName: string; readonly position: string } | null;
  readonly outside: string | null;
  readonly carrier: string;
  readonly seal: string;
  readonly offeredMs: number;
}

/**
 * What giver and receiver sign: who gives what to whom, when, in which envelope. Keys in a fixed order, so that the
 * text is the same wherever it is made. Never a trích yếu.
 */
export function transferFacts(ports: Ports, parties: TransferParties, copies: readonly CopyRecord[]): string {
  const { station } = ports;
  return JSON.stringify({
    format: 'an-thu/transfer/1',
    id: parties.id,
    office: { name: station.office.name, code: station.office.code },
    station: station.stationId,
    offeredMs: parties.offeredMs,
    giver: parties.giver,
    receiver: parties.receiver,
    outside: parties.outside,
    carrier: parties.carrier,
    seal: parties.seal,
    copies: copies.map((copy) => ({
      code: copy.code,
      ...subjectFacts(ports, copy),
      series: copy.series,
      copy: copy.number,
      kind: copy.kind,
      medium: copy.medium,
      pages: copy.pages,
    })),
  });
}

const Person = z.object({ id: z.string() });
const Said = z.object({
  id: z.string(),
  giver: Person,
  receiver: Person.nullable(),
  copies: z.array(z.object({ code: z.string() })),
});

/** Who hands what to whom by that text; null where it is none of ours. */
export function saidIn(facts: string): z.infer<typeof Said> | null {
  try {
    return Said.safeParse(JSON.parse(facts)).data ?? null;
  } catch {
    return null;
  }
}

export interface SignatureCheck {
  readonly person: string;
  readonly valid: boolean;
  readonly signedMs: number | null;
  readonly serial: string;
  readonly fault: string | null;
}

/**
 * Verifies anew: the signature over the very facts, by a certificate of that person, under this office's authority
 * at the time of signing. A certificate that was revoked later does not undo it.
 */
export function checkSignature(
  ports: Ports,
  signature: Uint8Array,
  facts: string,
  person: { id: string; fullName: string },
): SignatureCheck {
  const own = new Map(
    certificatesOf(ports.db, 'person', 'sign', person.id).map((row) => [
      parseCertificate(row.der).sha256,
      row.revokedMs,
    ]),
  );
  let serial = '';
  let signedMs: number | null = null;
  try {
    verifyCms({
      message: signature,
      profile: 'exchange',
      content: Buffer.from(facts),
      judge: ({ certificate, signingTimeMs }) => {
        serial = certificate.serialHex;
        signedMs = signingTimeMs ?? null;
        const revokedMs = own.get(certificate.sha256);
        if (revokedMs === undefined) throw new AppError('certificate-unknown', { reason: 'not-the-person' });
        if (signedMs === null) throw new AppError('signature-invalid', { reason: 'no-time' });
        if (revokedMs !== null && revokedMs < signedMs) throw new AppError('certificate-revoked');
        validateChain(certificate, {
          atMs: signedMs,
          nowMs: ports.nowMs(),
          anchors: ownAuthorities(ports.db),
          revocation: 'when-present',
        });
      },
    });
    return { person: person.fullName, valid: true, signedMs, serial, fault: null };
  } catch (error) {
    const fault = error instanceof AppError ? error.code : 'signature-invalid';
    return { person: person.fullName, valid: false, signedMs, serial, fault };
  }
}
