import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignJson } from '../../../shared/foreignJson.ts';

const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('JSON of others', () => {
  it.each([
    ['33 levels', lists(33), 'json-depth'],
    ['100,000 levels', lists(100_000), 'json-depth'],
    ['a key twice', '{"level":"mat","level":"none"}', 'json-key-twice'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'json-key-twice'],
    ['a key twice deep inside', '[{"x":{"y":"{","y":1}}]', 'json-key-twice'],
    ['no JSON', '{"a":1,}', 'json'],
    ['two values', '1 2', 'json'],
  ])('%s is refused', (_what, text, reason) => {
    expect(() => foreignJson(text)).toThrow(reason);
  });

  it('more values than allowed are refused, exactly as many are not', () => {
    expect(foreignJson('[1,2,3]', 4)).toEqual([1, 2, 3]);
    expect(() => foreignJson('[1,2,3,4]', 4)).toThrow('json-values');
  });

  it('bytes that are no UTF-8 are refused', () => {
    expect(() => foreignJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('json');
  });

  it('everything else is read as JSON.parse reads it', () => {
    expect(foreignJson(lists(32))).toBeInstanceOf(Array);
    expect(foreignJson('{"a":{"b":1},"c":{"b":"\\\\\\"b\\":"}}')).toEqual({
      a: { b: 1 },
      c: { b: '\\"b":' },
    });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(foreignJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});
