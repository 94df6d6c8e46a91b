import { type Budget, isDict, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { pickFrom, skimValue } from './skimSyntax.ts';
import { Ambiguous, StrictReader } from './strictSyntax.ts';

/** What the walk over a form wants of a dictionary. */
export interface Head {
  readonly name: PdfValue;
  readonly type: PdfValue;
  readonly kids: PdfValue;
  readonly isNamed: boolean;
}
const HEAD_KEYS = ['T', 'FT', 'Kids'] as const;

export const headOf = (dict: PdfDict): Head => ({
  name: dict.get('T') ?? null,
  type: dict.get('FT') ?? null,
  kids: dict.get('Kids') ?? null,
  isNamed: dict.has('T'),
});

/** The objects of an object stream (7.5.7). Each is read when somebody asks for it: a form may have thousands. */
export class ObjectStream {
  private readonly data: Buffer;
  private readonly budget: Budget;
  private readonly offsets = new Map<number, number>();
  /** in their order */
  readonly numbers: readonly number[];
  private readonly read = new Map<number, PdfValue | Ambiguous>();
  private readonly heads = new Map<number, Head | null | Ambiguous>();

  /**
   * @param data unpacked
   * @param first where the objects begin; before it stand their numbers and offsets
   * @throws Ambiguous
   */
  constructor(data: Buffer, first: number, count: number, budget: Budget) {
    this.data = data;
    this.budget = budget;
    const head = new StrictReader(data, 0, data.length, budget);
    const numbers: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const number = head.whole();
      const offset = head.whole();
      if (number === null || offset === null || this.offsets.has(number))
        throw new Ambiguous('object-stream');
      this.offsets.set(number, first + offset);
      numbers.push(number);
    }
    this.numbers = numbers;
  }

  /** Undefined where it holds no such object. @throws Ambiguous where what stands there is damaged */
  value(number: number): PdfValue | undefined {
    const known = this.read.get(number);
    if (known instanceof Ambiguous) throw known;
    const offset = this.offsets.get(number);
    if (known !== undefined || offset === undefined) return known;
    try {
      const value = new StrictReader(this.data, offset, this.data.length, this.budget, false).value();
      this.read.set(number, value);
      return value;
    } catch (cause) {
      if (cause instanceof Ambiguous) this.read.set(number, cause);
      throw cause;
    }
  }

  /**
   * Tells what an object names, without keeping the object.
   * @returns false where it was read already: what is there is looked at
   * @throws Ambiguous
   */
  skim(number: number, found: (to: number) => void): boolean {
    const offset = this.offsets.get(number);
    if (this.read.has(number)) return false;
    if (offset !== undefined) skimValue(this.data, offset, this.data.length, this.budget, found);
    return true;
  }

  /** Null where it holds no such object, or one that is no dictionary. @throws Ambiguous */
  head(number: number): Head | null {
    const known = this.heads.get(number);
    if (known instanceof Ambiguous) throw known;
    if (known !== undefined) return known;
    const offset = this.offsets.get(number);
    if (offset === undefined) return null;
    try {
      const read = this.read.has(number) ? this.value(number) : undefined;
      const dict =
        read === undefined
          ? pickFrom(this.data, offset, this.data.length, this.budget, HEAD_KEYS)
          : isDict(read)
            ? read
            : null;
      const head = dict === null ? null : headOf(dict);
      this.heads.set(number, head);
      return head;
    } catch (cause) {
      if (cause instanceof Ambiguous) this.heads.set(number, cause);
      throw cause;
    }
  }
}
