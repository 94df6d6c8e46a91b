import { sha256Hex } from '../crypto/primitives.ts';

/**
 * What a signature covers: the hash of every file, and the metadata that give the document its force. Canonical by
 * construction: the fields are written in this order, the text is NFC. Trích yếu and places of receipt stand as hashes,
 * so that the signed content tells no secret.
 */
export const SIGNED_FORMAT = 'an-thu/ky/1';

export interface SignedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** the beginning of this file is, byte for byte, what the person signed */
  readonly original?: { readonly sha256: string; readonly sizeBytes: number };
}

export interface SignedManifest {
  readonly format: typeof SIGNED_FORMAT;
  readonly role: 'person' | 'office';
  readonly proposalId: string;
  readonly office: { readonly code: string; readonly name: string };
  readonly signer: {
    readonly name: string;
    readonly position: string;
    readonly capacity: string;
    readonly mark: string;
    readonly delegation: string | null;
  };
  /** số, ký hiệu and date; null in what the person signs, which comes before the number (NĐ 30/2020 Điều 14) */
  readonly code: string | null;
  readonly documentDate: string | null;
  readonly level: string;
  /** item of the danh mục by which the level was determined */
  readonly itemRef: string | null;
  readonly typeId: string;
  readonly urgency: string;
  readonly subjectSha256: string | null;
  readonly recipientsSha256: string;
  readonly copies: number;
  readonly copyAllowed: boolean;
  readonly files: readonly SignedFile[];
  /** form of the marks that the system drew; null before the number */
  readonly marks: string | null;
  /** SHA-256 of the person's signature, which the office's then covers; null in the person's own */
  readonly personSignature: string | null;
}

export const hashOfText = (text: string): string => sha256Hex(Buffer.from(text.normalize('NFC'), 'utf8'));
export const hashOfLines = (lines: readonly string[]): string => hashOfText(lines.join('\n'));

export const manifestBytes = (manifest: SignedManifest): Buffer =>
  Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8');

/** Reads what was signed; only after its signature was found good does it mean anything. */
export const readManifest = (bytes: Uint8Array): SignedManifest =>
  JSON.parse(Buffer.from(bytes).toString('utf8')) as SignedManifest;
