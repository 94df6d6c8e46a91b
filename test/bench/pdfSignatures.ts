import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { readSignatures } from '../../electron/reader/signatures/readSignatures.ts';
import { fieldOf, packedForm } from '../support/packedPdf.ts';
import { grown, type PdfSigners, pdfSigners, plainPdf, signed, stream } from '../support/signedPdf.ts';
import { figureOf, interleave, ratioOf, type Result } from './measure.ts';

const SIGNATURES = 4;
const FIELDS = 1_000;
const ROUNDS = 40;
const MOST_MS = 10;

/**
 * The four signatures of an ordinary dispatch of 1 MB (a person, then the office three times), each against the one hash
 * and the one `crypto.verify` that nothing can do without.
 */
export function pdfSignatures(): Result[] {
  const by = pdfSigners();
  try {
    const picture = stream(randomBytes(700_000).toString('latin1'));
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const bare: { covered: Buffer; signature: Buffer }[] = [];
    let pdf = grown(plainPdf(), { 20: picture });
    for (let n = 0; n < SIGNATURES; n += 1)
      pdf = signed(pdf, {
        message: (covered) => {
          bare.push({ covered, signature: sign('sha256', covered, privateKey) });
          return by.cms(covered, '-cades');
        },
      });
    const times = interleave(
      ROUNDS,
      () => {
        const { signatures } = readSignatures(pdf.bytes);
        if (signatures.some(({ proof }) => proof !== 'right')) throw new Error('a signature does not hold');
      },
      () => {
        for (const { covered, signature } of bare)
          if (!verify('sha256', covered, publicKey, signature)) throw new Error('the anchor does not hold');
      },
    );
    const each = { ours: times.ours / SIGNATURES, anchor: times.anchor / SIGNATURES };
    return [
      ratioOf('pdf-signatures', SIGNATURES, each, 'ms', null),
      figureOf('pdf-signatures-time', SIGNATURES, each.ours, 'ms', MOST_MS),
      figureOf('pdf-signatures-form', FIELDS, filledForm(by), 'ms', MOST_MS),
    ];
  } finally {
    by.remove();
  }
}

/** The one signature of a form, a field of which was filled afterwards: everything that the form names is looked at. */
function filledForm(by: PdfSigners): number {
  const form = signed(packedForm(FIELDS), { message: (covered) => by.cms(covered, '-cades') });
  const { bytes } = grown(form, { 25: fieldOf(5, 'Dien sau') });
  const digest = (): Buffer => createHash('sha256').update(bytes).digest();
  return interleave(
    ROUNDS,
    () => {
      const [one] = readSignatures(bytes).signatures;
      if (one?.proof !== 'right' || one.changes.join() !== 'form')
        throw new Error('the form is not as it was filled');
    },
    digest,
  ).ours;
}
