import {
  members,
  oid,
  printable,
  readOid,
  readText,
  sequence,
  set,
  setMembers,
  utf8,
  type Asn1,
} from '../asn1.ts';
import { OID } from '../oids.ts';

/**
 * Who a certificate is about. A person is told from an office by `personId`.
 * Names are UTF-8 and compared as raw DER bytes: a parsed name is never encoded again, because two encoders
 * need not agree on the string type.
 */
export interface SubjectName {
  /** What people read: the office's or person's name, NFC. */
  readonly commonName: string;
  /** Name of the office. */
  readonly organization: string;
  /** Identifier code of the office (organizationIdentifier, X.520 §6.4.4). */
  readonly officeCode?: string | undefined;
  /** Identifier of the person within the office (serialNumber, X.520 §6.2.9). */
  readonly personId?: string | undefined;
  /**
   * Issued in a training vault: an organizationalUnit (X.520 §6.4.2) says so to every reader, and whatever a marked
   * authority issues is marked as well.
   */
  readonly training?: boolean | undefined;
}

/** The unit of every certificate of a training vault. */
export const TRAINING_UNIT = 'KHO TẬP HUẤN';

const FIELDS = {
  [OID.commonName]: 'commonName',
  [OID.organization]: 'organization',
  [OID.organizationIdentifier]: 'officeCode',
  [OID.serialNumber]: 'personId',
} as const;

const attribute = (type: string, value: Asn1): Asn1 => set(sequence(oid(type), value));

/** Name (RFC 5280 §4.1.2.4): C, O, OU (training only), organizationIdentifier, serialNumber, CN, one attribute per RDN. */
export function buildName(name: SubjectName): Asn1 {
  const text = (type: string, value: string): Asn1 => attribute(type, utf8(value.normalize('NFC')));
  return sequence(
    attribute(OID.country, printable('VN')),
    text(OID.organization, name.organization),
    ...(name.training === true ? [text(OID.organizationalUnit, TRAINING_UNIT)] : []),
    ...(name.officeCode === undefined ? [] : [text(OID.organizationIdentifier, name.officeCode)]),
    ...(name.personId === undefined ? [] : [text(OID.serialNumber, name.personId)]),
    text(OID.commonName, name.commonName),
  );
}

/** The fields for display and for rules; unknown attributes are passed over. The first of a kind counts. */
export function readName(node: Asn1): SubjectName {
  const found: Partial<Record<keyof SubjectName, string>> = {};
  let training = false;
  for (const rdn of members(node, 'name')) {
    for (const pair of setMembers(rdn, 'rdn')) {
      const [type, value] = members(pair, 'attribute', 2, 2);
      if (readOid(type) === OID.organizationalUnit && readText(value) === TRAINING_UNIT) training = true;
      const field = FIELDS[readOid(type) as keyof typeof FIELDS] as keyof SubjectName | undefined;
      if (field !== undefined && found[field] === undefined) found[field] = readText(value);
    }
  }
  return {
    commonName: found.commonName ?? '',
    organization: found.organization ?? '',
    ...(found.officeCode === undefined ? {} : { officeCode: found.officeCode }),
    ...(found.personId === undefined ? {} : { personId: found.personId }),
    ...(training ? { training } : {}),
  };
}
