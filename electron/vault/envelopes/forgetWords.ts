import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { withoutWords } from './metadata.ts';

const Row = z.object({ id: z.string(), said: z.string().nullable(), files: z.string() });
const Files = z.array(z.looseObject({ name: z.string() }));
const Manifest = z.looseObject({
  metadata: z.record(z.string(), z.unknown()),
  blobs: z.array(z.looseObject({ name: z.string() })),
});

const nameless = (files: readonly { readonly name: string }[]): object[] =>
  files.map((file) => ({ ...file, name: '' }));

const withoutNames = (files: string): string => JSON.stringify(nameless(Files.parse(JSON.parse(files))));

/**
 * A document that came or went openly was classified: the rows of its envelopes keep no trích yếu and no name of a file
 * any more. What was signed stood in the sealed bytes, which go as well (`leaveEnvelopes`). What still waits to be sealed
 * keeps what it will say. @returns how many rows said anything
 */
export function forgetWords(db: Db, documentId: string): number {
  let forgotten = 0;
  const sent = db
    .prepare(
      `SELECT id, metadata AS said, files FROM outbox
        WHERE document_id = ? AND kind = 'document' AND stage <> 'queued' AND metadata IS NOT NULL`,
    )
    .all(documentId);
  for (const row of sent) {
    const { id, said, files } = Row.parse(row);
    const metadata = withoutWords(z.record(z.string(), z.unknown()).parse(JSON.parse(said ?? '')));
    const next = { said: JSON.stringify(metadata), files: withoutNames(files) };
    if (next.said === said && next.files === files) continue;
    db.prepare('UPDATE outbox SET metadata = :said, files = :files WHERE id = :id').run({ id, ...next });
    forgotten += 1;
  }
  const came = db
    .prepare(
      `SELECT id, manifest AS said, files FROM inbox
        WHERE document_id = ? AND kind = 'document' AND manifest IS NOT NULL`,
    )
    .all(documentId);
  for (const row of came) {
    const { id, said, files } = Row.parse(row);
    const manifest = Manifest.parse(JSON.parse(said ?? ''));
    const kept = { ...manifest, metadata: withoutWords(manifest.metadata), blobs: nameless(manifest.blobs) };
    const next = { said: JSON.stringify(kept), files: withoutNames(files) };
    if (next.said === said && next.files === files) continue;
    db.prepare('UPDATE inbox SET manifest = :said, files = :files WHERE id = :id').run({ id, ...next });
    forgotten += 1;
  }
  return forgotten;
}
