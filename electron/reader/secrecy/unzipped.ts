import yauzl, { type ZipFile } from 'yauzl';
import type { UnreadWhy } from '../../../shared/domain/secrecy/secrecy.ts';
import { type Left, MOST } from './words.ts';

export interface ZipPart {
  readonly name: string;
  /** null: not asked for */
  readonly bytes: Buffer | null;
}
export interface Unzipped {
  readonly parts: readonly ZipPart[];
  /** what stopped it, if anything did: the parts before it are there */
  readonly stopped: UnreadWhy | null;
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Bytes that are UTF-8 are UTF-8, whatever the flag says (Windows and old programs do not set it). */
function nameOf(raw: Uint8Array): string {
  try {
    return STRICT.decode(raw);
  } catch {
    return new TextDecoder('windows-1258').decode(raw).normalize('NFC');
  }
}

/** The parts of a zip in their order; what is unpacked is counted, not what is declared. */
export async function unzip(bytes: Buffer, left: Left, wanted: (name: string) => boolean): Promise<Unzipped> {
  const parts: ZipPart[] = [];
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    return { parts, stopped: 'damaged' };
  }
  try {
    if (zip.entryCount > MOST.entries) return { parts, stopped: 'too-large' };
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry.fileNameRaw);
      if (name.endsWith('/') || !wanted(name)) {
        parts.push({ name, bytes: null });
        continue;
      }
      if (entry.isEncrypted()) return { parts, stopped: 'password' };
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        size += piece.length;
        left.unpacked -= piece.length;
        if (left.unpacked < 0) return { parts, stopped: 'too-large' };
        pieces.push(piece);
      }
      parts.push({ name, bytes: Buffer.concat(pieces, size) });
    }
  } catch {
    return { parts, stopped: 'damaged' };
  } finally {
    zip.close();
  }
  return { parts, stopped: null };
}
