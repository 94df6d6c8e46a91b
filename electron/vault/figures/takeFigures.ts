import { readSheet } from '../../../shared/domain/figures/sheet.ts';
import { raise } from '../../../shared/errors.ts';
import { validateChain } from '../crypto/chain.ts';
import { verifyCms } from '../crypto/cmsVerify.ts';
import { isPersonal } from '../crypto/envelope.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { anchorsFor, revocationLists } from '../exchange/peers.ts';
import type { Ports } from '../ports.ts';
import type { SignedFigures } from './makeFigures.ts';
import { findSheet, insertSheet, sheetsOf } from './sheetStore.ts';

export interface TakenFigures {
  readonly id: string;
  readonly officeName: string;
  readonly edition: number;
  /** false where exactly this sheet was here already: nothing was changed */
  readonly taken: boolean;
  /** editions of the same period that it replaces; they stay readable */
  readonly replaces: number;
}

/**
 * Takes in figures that another office signed, inside the running command: the text must be one sheet that adds up, the
 * signature that of an office this station trusts, and newer than what is here of the same period.
 * @param through how it came; of an envelope also whose it is by its own signature
 * @throws AppError `message-malformed` `sender-unknown` `signature-invalid` `certificate-…` `figures-not-newer` `figures-not-of-office`
 */
export function takeFigures(
  ports: Ports,
  signed: SignedFigures,
  through: { readonly way: 'file' } | { readonly way: 'envelope'; readonly officeCode: string },
): TakenFigures {
  const read = readSheet(signed.content);
  if ('fault' in read) return raise('message-malformed', { reason: read.fault });
  const { sheet } = read;
  const { code, name } = sheet.office;
  if (through.way === 'envelope' && through.officeCode !== code) raise('figures-not-of-office', { code });
  const serial = signedBy(ports, signed, code);
  const sha256 = sha256Hex(Buffer.from(signed.content, 'utf8'));
  const known = findSheet(ports.db, sha256);
  const { kind, from, to } = sheet.period;
  if (known !== null)
    return { id: known.id, officeName: name, edition: known.edition, taken: false, replaces: 0 };
  const earlier = sheetsOf(ports.db, 'taken', kind, from).filter((row) => row.officeCode === code);
  const newest = earlier[0]?.edition ?? 0;
  if (sheet.edition <= newest) raise('figures-not-newer', { edition: sheet.edition, newest });
  const id = ports.newId();
  insertSheet(ports.db, {
    ...{ id, origin: 'taken', officeCode: code, officeName: name, kind, from, to },
    ...{ madeMs: sheet.madeMs, edition: sheet.edition, note: sheet.note, content: signed.content, sha256 },
    ...{ p7s: signed.p7s, serial, through: through.way, keptMs: ports.nowMs(), by: ports.actor.id },
  });
  ports.append({
    ...{ act: 'figures.taken', subjectKind: 'figures', subjectId: id },
    facts: { office: name, kind, from, to, edition: sheet.edition },
  });
  ports.announce('figures.changed', id);
  return { id, officeName: name, edition: sheet.edition, taken: true, replaces: earlier.length };
}

/** The office's own signing certificate, under the authority that this station trusts for it. @returns its serial */
function signedBy(ports: Ports, { content, p7s }: SignedFigures, officeCode: string): string {
  const anchors = anchorsFor(ports.db, officeCode);
  if (anchors.length === 0) raise('sender-unknown', { code: officeCode });
  const nowMs = ports.nowMs();
  let serial = '';
  verifyCms({
    message: p7s,
    content: Buffer.from(content, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }) => {
      const lists = revocationLists(ports.db);
      validateChain(certificate, {
        ...{ atMs: signingTimeMs ?? nowMs, nowMs, anchors, revocationLists: lists },
        ...{ revocation: 'when-present', keyUsage: 'digitalSignature' },
      });
      if (certificate.name.officeCode !== officeCode || isPersonal(certificate))
        raise('signature-invalid', { reason: 'wrong-signer' });
      serial = certificate.serialHex;
    },
  });
  return serial === '' ? raise('signature-invalid', { reason: 'no-signer' }) : serial;
}
