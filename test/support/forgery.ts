import fs from 'node:fs';
import path from 'node:path';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { sealCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { signCms, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import { writeContainerFile } from '../../electron/vault/envelopes/container.ts';
import type { Manifest } from '../../electron/vault/envelopes/manifest.ts';
import { randomId } from '../../electron/vault/crypto/primitives.ts';

/** Who stands in a manifest. */
export interface Party {
  readonly name: string;
  readonly stationId: string;
  readonly officeCode: string;
}

export interface Forgery {
  readonly signers: readonly CmsSigner[];
  readonly sealedFor: readonly Certificate[];
  readonly manifest: Manifest;
  readonly name?: string;
}

export const sampleManifest = (
  from: Party,
  to: Party,
  sequence: number,
  nowMs: number,
  change: Partial<Manifest> = {},
): Manifest => ({
  format: 1,
  envelopeId: randomId(),
  kind: 'document',
  sender: { officeCode: from.officeCode, stationId: from.stationId, name: from.name },
  recipients: [{ officeCode: to.officeCode, stationId: to.stationId, sequence }],
  createdMs: Math.floor(nowMs / 1000) * 1000,
  level: 'none',
  metadata: {
    issuer: from.name,
    code: '47-CV/ĐU',
    documentDate: '2026-11-20',
    typeId: 'cong-van',
    urgency: 'thuong',
    pages: 1,
    copies: 1,
    subject: 'Nội dung hư cấu để thử',
    signer: 'Lê Đức Toản',
    replyDueOn: null,
    files: 0,
  },
  blobs: [],
  ...change,
});

/** Signs and seals whatever it is told, without any of the product's own checks, and puts it on the medium. */
export async function putForgery(
  { folder }: { readonly folder: string },
  to: Pick<Party, 'stationId'>,
  forgery: Forgery,
): Promise<string> {
  const signed = await signCms({
    content: Buffer.from(JSON.stringify(forgery.manifest), 'utf8'),
    signers: forgery.signers,
    signedMs: forgery.manifest.createdMs,
  });
  const cms = sealCms(signed, forgery.sealedFor);
  const box = path.join(folder, 'an-thu', to.stationId);
  fs.mkdirSync(box, { recursive: true });
  const file = path.join(
    box,
    forgery.name ?? `${forgery.manifest.sender.stationId}.${forgery.manifest.envelopeId}.atg`,
  );
  await writeContainerFile(file, cms, []);
  return file;
}
