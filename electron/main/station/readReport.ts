import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { refused } from '../ipc/router.ts';

/** A printed book of some thousand pages stays below this. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** Reads a rendered report piece by piece into memory; it is never written to a file on the way to the printer. */
export async function readReport(
  read: (offset: number) => Promise<Reply<Output<'reports.read'>>>,
): Promise<Reply<Uint8Array>> {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (;;) {
    const reply = await read(offset);
    if (!reply.ok) return reply;
    const piece = Buffer.from(reply.value.dataBase64, 'base64');
    pieces.push(piece);
    offset += piece.length;
    if (reply.value.done) return { ok: true, value: Buffer.concat(pieces) };
    if (piece.length === 0 || offset > MAX_REPORT_BYTES) return refused('too-large');
  }
}
