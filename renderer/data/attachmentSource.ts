import type { RangedSource } from '../components/viewer/fileSource.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { call } from './bridge.ts';

/** Segments of a file as the vault keeps them (shared/ipc/contract/attachments.ts). */
const SEGMENT_BYTES = 1024 * 1024;
const KEPT_SEGMENTS = 8;

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** A file of a record, or one still waiting in a stage, for the viewers. */
export function attachmentSource(source: 'stage' | 'record', id: string, sizeBytes: number): RangedSource {
  const kept = segmentSource((segment) => call('attachments.read', { source, id, segment }), sizeBytes);
  return {
    ...kept,
    async asRead() {
      const reply = await call('attachments.showPdf', { source, id });
      if (!reply.ok) throw new Error(reply.error.code);
      const { sizeBytes: shown } = reply.value;
      if (shown === null) return kept;
      return segmentSource((segment) => call('attachments.readShown', { source, id, segment }), shown);
    },
  };
}

/** A file that the vault gives segment by segment. Reads only the segments that are looked at. */
export function segmentSource(
  ask: (segment: number) => Promise<Reply<{ readonly dataBase64: string }>>,
  sizeBytes: number,
): RangedSource {
  const kept = new Map<number, Promise<Uint8Array>>();
  const read = async (segment: number): Promise<Uint8Array> => {
    const reply = await ask(segment);
    if (!reply.ok) throw new Error(reply.error.code);
    return bytesOf(reply.value.dataBase64);
  };
  const segmentAt = (segment: number): Promise<Uint8Array> => {
    const found = kept.get(segment) ?? read(segment);
    kept.delete(segment);
    kept.set(segment, found); // youngest last
    found.catch(() => kept.delete(segment));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_SEGMENTS) break;
      kept.delete(oldest);
    }
    return found;
  };
  return {
    sizeBytes,
    readRange: async (from, to) => {
      const end = Math.min(to, sizeBytes);
      const out = new Uint8Array(Math.max(0, end - from));
      let at = from;
      while (at < end) {
        const segment = Math.floor(at / SEGMENT_BYTES);
        const bytes = await segmentAt(segment);
        const start = at - segment * SEGMENT_BYTES;
        const part = bytes.subarray(start, Math.min(bytes.length, start + end - at));
        if (part.length === 0) throw new Error('short segment');
        out.set(part, at - from);
        at += part.length;
      }
      return out;
    },
  };
}
