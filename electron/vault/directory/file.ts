import {
  directoryFault,
  stationFault,
  type DirectoryLine,
  type StationLine,
} from '../../../shared/domain/station/directory.ts';
import type { Directory } from '../../../shared/domain/station/directoryChanges.ts';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { isPersonal } from '../crypto/x509/certificates.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { guarded } from '../crypto/refusal.ts';
import { officeSigner, ownAuthorities } from '../peers/ownKeys.ts';
import { judgingAnchors, revocationLists } from '../peers/peers.ts';
import { revocationDemanded } from '../policy/store.ts';
import type { Ports } from '../ports.ts';
import { DirectoryFile, DirectoryText, FORMAT, type DirectoryBody } from '../peers/directoryBody.ts';

/** @throws AppError `directory-refused` for lines that can't be followed, `key-not-granted` */
export async function makeDirectory(
  ports: Ports,
  { offices: lines, stations }: Directory,
): Promise<{ raw: Buffer; issuedMs: number }> {
  refuseFaults({ lines, stations });
  const { name, code } = ports.station.office;
  const issuedMs = Math.floor(ports.nowMs() / 1000) * 1000;
  const body = JSON.stringify({
    issuer: { code, name },
    training: ports.station.training,
    issuedMs,
    lines,
    ...(stations.length === 0 ? {} : { stations }),
  });
  const signature = await signCms({
    content: Buffer.from(body, 'utf8'),
    detached: true,
    signers: [officeSigner(ports)],
    signedMs: issuedMs,
  });
  const whole = { format: FORMAT, version: 1, body, signature: signature.toString('base64') };
  return { raw: Buffer.from(`${JSON.stringify(whole, null, 2)}\n`, 'utf8'), issuedMs };
}

/**
 * The lines, once the office that it names has signed them and is one that is believed here.
 * @throws AppError `directory-refused` `sender-unknown` `signature-invalid` `message-malformed` and the codes of a certificate
 */
export function judgeDirectory(ports: Ports, raw: Uint8Array): DirectoryBody & { readonly sha256: string } {
  const { text, signature } = guarded('message-malformed', () => {
    const read = DirectoryFile.parse(foreignJson(raw));
    return { text: read.body, signature: Buffer.from(read.signature, 'base64') };
  });
  const body = guarded('message-malformed', () => DirectoryText.parse(foreignJson(text)));
  if (body.training !== ports.station.training) raise('directory-refused', { reason: 'training' });
  const { code } = body.issuer;
  const anchors =
    code === ports.station.office.code ? ownAuthorities(ports.db) : judgingAnchors(ports.db, code);
  if (anchors.length === 0) raise('sender-unknown', { code });
  verifyCms({
    message: signature,
    content: Buffer.from(text, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }) => {
      validateChain(certificate, {
        atMs: signingTimeMs ?? body.issuedMs,
        nowMs: ports.nowMs(),
        anchors,
        revocationLists: revocationLists(ports.db),
        revocation: code === ports.station.office.code ? 'when-present' : revocationDemanded(ports.db),
        keyUsage: 'digitalSignature',
      });
      if (certificate.name.officeCode !== code || isPersonal(certificate) || signingTimeMs !== body.issuedMs)
        raise('signature-invalid', { reason: 'wrong-signer' });
    },
  });
  refuseFaults(body);
  return { ...body, sha256: sha256Hex(Buffer.from(text, 'utf8')) };
}

function refuseFaults({
  lines,
  stations,
}: {
  readonly lines: readonly DirectoryLine[];
  readonly stations: readonly StationLine[];
}): void {
  const fault = directoryFault(lines) ?? stationFault(stations, lines);
  if (fault !== null) raise('directory-refused', { reason: fault });
}
