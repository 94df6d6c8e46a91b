import { describe, expect, it } from 'vitest';
import * as segment from '../../../electron/vault/crypto/segment.ts';
import { newKey } from '../../../electron/vault/crypto/wrap.ts';
import { refusalOf } from './testPki.ts';

const contentKey = newKey();
const header = segment.createSegmentHeader(12);
const { key, segmentBytes } = segment.segmentKey(contentKey, header);
const plain = Buffer.from('nội dung thử');
const seal = (index: number, last: boolean): Buffer =>
  Buffer.from(segment.sealSegment(key, index, last, plain, Buffer.alloc(plain.length + 16)));

describe('one segment', () => {
  it('opens in its place only', () => {
    expect(segmentBytes).toBe(4096);
    expect(segment.openSegment(key, 3, false, seal(3, false))).toEqual(plain);
    expect(refusalOf(() => segment.openSegment(key, 4, false, seal(3, false)))).toBe('blob-damaged segment');
    expect(refusalOf(() => segment.openSegment(key, 3, true, seal(3, false)))).toBe('blob-damaged segment');
    expect(refusalOf(() => segment.openSegment(newKey(), 3, false, seal(3, false)))).toBe(
      'blob-damaged segment',
    );
    expect(refusalOf(() => segment.openSegment(key, 3, false, Buffer.alloc(15)))).toBe(
      'blob-damaged truncated',
    );
  });

  it('is bound to every byte of the header, and to the content key', () => {
    const sealed = seal(0, true);
    for (let at = 0; at < header.length; at++) {
      const bent = Buffer.from(header);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const outcome = refusalOf(() =>
        segment.openSegment(segment.segmentKey(contentKey, bent).key, 0, true, sealed),
      );
      expect(outcome).toMatch(/^blob-damaged/);
    }
    const other = segment.segmentKey(newKey(), header).key;
    expect(refusalOf(() => segment.openSegment(other, 0, true, sealed))).toBe('blob-damaged segment');
  });
});

describe('lengths', () => {
  const S = segment.SEGMENT_BYTES;

  it.each([0, 1, S - 1, S, S + 1, 3 * S, 3 * S + 7, 500 * S])(
    'of a file of %i bytes go there and back',
    (size) => {
      const layout = segment.segmentLayout(segment.sealedLength(size));
      expect(layout).toEqual({ segments: segment.segmentCount(size), plainBytes: size });
    },
  );

  it('that no file can have are refused', () => {
    for (const bytes of [0, 43, 44, 59, segment.sealedLength(S) + 1, segment.sealedLength(S) + 16]) {
      expect(refusalOf(() => segment.segmentLayout(bytes))).toBe('blob-damaged truncated');
    }
  });
});
