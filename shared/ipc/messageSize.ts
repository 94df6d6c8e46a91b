/** Bytes that one call may carry; files go in pieces (`attachments.stageChunk`). */
export const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_DEPTH = 24;

export type Measured = 'fits' | 'too-large' | 'not-plain';

/** The code by which a message is refused that does not fit. */
export const UNFIT = { 'too-large': 'too-large', 'not-plain': 'bad-input' } as const;

/**
 * Measures the input of a call, and stops counting as soon as it is over `limit` bytes.
 * Only what JSON knows may pass: plain objects, arrays, strings, finite numbers, booleans, null; `undefined` is
 * taken as absent. Dates, maps, buffers, errors, cycles (by depth) are `not-plain`.
 */
export function measureMessage(value: unknown, limit = MAX_MESSAGE_BYTES): Measured {
  let bytes = 0;
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const size = sizeOf(next.value);
    if (size === null || next.depth > MAX_DEPTH) return 'not-plain';
    bytes += size;
    if (bytes > limit) return 'too-large';
    if (typeof next.value !== 'object' || next.value === null) continue;
    // an array is judged by its length before it is walked: 10 million zeros must not cost a second
    if (Array.isArray(next.value) && next.value.length * 4 > limit - bytes) return 'too-large';
    for (const [key, member] of Object.entries(next.value)) {
      if (!Array.isArray(next.value)) bytes += utf8Length(key) + 2;
      if (bytes > limit) return 'too-large';
      open.push({ value: member, depth: next.depth + 1 });
    }
  }
  return 'fits';
}

/** Bytes of the value itself without its members; null when it is no plain value. */
function sizeOf(value: unknown): number | null {
  switch (typeof value) {
    case 'string':
      return utf8Length(value) + 2;
    case 'number':
      return Number.isFinite(value) ? 8 : null;
    case 'boolean':
    case 'undefined':
      return 4;
    case 'object':
      if (value === null) return 4;
      return Array.isArray(value) || isPlain(value) ? 2 : null;
    default:
      return null;
  }
}

const utf8 = new TextEncoder();
/** Bytes in UTF-8; what is over the limit by its letters alone is not encoded for that. */
const utf8Length = (text: string): number =>
  text.length > MAX_MESSAGE_BYTES ? text.length : utf8.encode(text).byteLength;

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
