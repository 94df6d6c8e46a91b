import { trustFileOf } from '../../electron/vault/signatures/loadTrust.ts';
import type { Reader } from '../../electron/vault/reader/index.ts';
import {
  issuerKeyOf,
  type ListSpan,
  type Revoked,
  type TrustLists,
} from '../../electron/vault/signatures/trustLists.ts';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';

/**
 * Trust in the authorities of these files, without a vault: those that certified themselves are trusted, the others known;
 * the newest list of each counts. Read as the product reads a file of an authority.
 */
export async function trustOfFiles(reader: Reader, files: readonly Buffer[]): Promise<TrustLists> {
  const known = new Map<string, Certificate>();
  const spans = new Map<string, ListSpan>();
  const revoked = new Map<string, Revoked>();
  // lists may lie in a file before that of their authority
  for (const bytes of [...files, ...files]) {
    const { authorities, lists } = await trustFileOf(reader, bytes, [...known.values()]);
    for (const one of authorities) known.set(one.sha256, one);
    for (const { list, issuer, revoked: items } of lists) {
      if (issuer === null) continue;
      const key = issuerKeyOf(issuer);
      if ((spans.get(key)?.thisUpdateMs ?? -Infinity) >= list.thisUpdateMs) continue;
      spans.set(key, list);
      for (const [serial, revokedMs, reason] of items.flatMap(({ entries }) => entries))
        revoked.set(`${key} ${serial}`, { revokedMs, reason });
    }
  }
  const all = [...known.values()];
  const isRoot = ({ issuer, subject }: Certificate): boolean => issuer.equals(subject);
  return {
    anchors: all.filter(isRoot),
    anchorsOf: () => [],
    intermediates: all.filter((one) => !isRoot(one)),
    listOf: (key) => spans.get(key) ?? null,
    revokedBy: (key, serial) => revoked.get(`${key} ${serial}`) ?? null,
  };
}
