import { bytesOf } from '../../data/attachmentSource.ts';
import { call } from '../../data/bridge.ts';
import type { RangedSource } from '../../components/viewer/fileSource.ts';

/** A rendered report, read from the vault's memory in the pieces that it gives; each piece is asked once. */
export function reportSource(reportId: string, sizeBytes: number): RangedSource {
  let whole: Promise<Uint8Array> | null = null;
  const readWhole = async (): Promise<Uint8Array> => {
    const out = new Uint8Array(sizeBytes);
    let offset = 0;
    while (offset < sizeBytes) {
      const reply = await call('reports.read', { reportId, offset });
      if (!reply.ok) throw new Error(reply.error.code);
      const piece = bytesOf(reply.value.dataBase64);
      if (piece.length === 0) throw new Error('short report');
      out.set(piece.subarray(0, sizeBytes - offset), offset);
      offset += piece.length;
      if (reply.value.done) break;
    }
    return out;
  };
  return {
    sizeBytes,
    readRange: async (from, to) => {
      whole ??= readWhole();
      return (await whole).slice(from, Math.min(to, sizeBytes));
    },
  };
}
