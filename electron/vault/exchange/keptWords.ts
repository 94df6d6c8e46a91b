import type { EnvelopeKind } from '../../../shared/ipc/contract/exchange.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Manifest } from '../envelopes/manifest.ts';
import { withoutEvidence } from '../envelopes/forwards.ts';
import { withoutWords } from '../envelopes/metadata.ts';
import type { FileEntry } from '../envelopes/store.ts';

/**
 * What the rows of in- and outbox keep of an envelope. The words of a classified document (trích yếu, names of files,
 * and whatever a newer station says that this one cannot judge) stay in the sealed bytes only; they come out of them
 * again where a person registers it, and then lie under the document's own keys.
 */
const speaks = (kind: string, level: Level): boolean => kind === 'document' && level !== 'none';

export const keptMetadata = (of: {
  readonly kind: EnvelopeKind;
  readonly level: Level;
  readonly metadata: Readonly<Record<string, unknown>>;
}): Readonly<Record<string, unknown>> =>
  withoutEvidence(speaks(of.kind, of.level) ? withoutWords(of.metadata) : of.metadata);

export const keptFiles = (
  of: { readonly kind: string; readonly level: Level },
  files: readonly FileEntry[],
): FileEntry[] => files.map((file) => (speaks(of.kind, of.level) ? { ...file, name: '' } : file));

/** A signed manifest as its row keeps it; the keys of the files stay in the sealed bytes of every envelope. */
export function keptManifest(manifest: Manifest): object {
  const blobs = manifest.blobs.map(({ contentKey: _contentKey, ...blob }) => blob);
  if (!speaks(manifest.kind, manifest.level))
    return { ...manifest, metadata: withoutEvidence(manifest.metadata), blobs };
  const { format, envelopeId, kind, sender, recipients, createdMs, level } = manifest;
  return {
    format,
    envelopeId,
    kind,
    sender,
    recipients,
    createdMs,
    level,
    metadata: withoutEvidence(withoutWords(manifest.metadata)),
    blobs: blobs.map((blob) => ({ ...blob, name: '' })),
  };
}
