import type { SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import { isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { differing, isSame, type Reference, referencesOf, TRAILER } from './references.ts';
import { nameOf, type Revision, type Stored } from './revisions.ts';

/** Who may name an object that a rule explains. */
export type Context = (reference: Reference) => boolean;
export const anywhere: Context = () => true;
export const only =
  (from: number, ...paths: readonly string[]): Context =>
  (reference) =>
    reference.from === from && paths.includes(reference.path);

/**
 * Two states of one document, and which of the changes between them are explained. What existed when it was signed may
 * only be another thing now if a rule says why, for every place that names it.
 */
export class Comparison {
  readonly old: Revision;
  readonly now: Revision;
  /** objects that existed and are another thing now */
  readonly changed = new Set<number>();
  /** objects that did not exist */
  readonly added = new Set<number>();
  readonly kinds = new Set<SignatureChange>();
  private readonly explained = new Map<
    number,
    { readonly contexts: Context[]; readonly holders: number[] }
  >();

  /** @throws Ambiguous where an object can't be read */
  constructor(old: Revision, now: Revision) {
    this.old = old;
    this.now = now;
    for (const number of newerNumbers(old, now)) {
      if (old.standing(number) === now.standing(number)) continue;
      const before = old.object(number);
      if (before === null || before.value === null) this.added.add(number);
      else if (now.standing(number) === '' || !isIdentical(before, now.object(number)))
        this.changed.add(number);
    }
  }

  get oldRoot(): PdfDict {
    return this.old.dict(this.old.trailer.get('Root')) ?? new Map();
  }

  get newRoot(): PdfDict {
    return this.now.dict(this.now.trailer.get('Root')) ?? new Map();
  }

  /**
   * Explains an object, if nobody but these names it.
   * @param holders objects that the contexts speak of, which must be explained as well: they could be named elsewhere
   */
  explain(number: number, context: Context, ...holders: readonly number[]): void {
    const known = this.explained.get(number) ?? { contexts: [], holders: [] };
    known.contexts.push(context);
    known.holders.push(...holders);
    this.explained.set(number, known);
  }

  /** The dictionary of an object in both states, if it is one in both. */
  pair(number: number): { readonly before: PdfDict; readonly after: PdfDict } | null {
    const [before, after] = [this.old.object(number)?.value, this.now.object(number)?.value];
    return isDict(before) && isDict(after) ? { before, after } : null;
  }

  /** Whether no other keys than these differ. */
  differsOnlyIn(before: PdfDict, after: PdfDict, keys: ReadonlySet<string>): boolean {
    return differing(before, after).every((key) => keys.has(key));
  }

  /**
   * What nobody explained. Something new that the signed document names already is not new: it fills what was left open.
   * @throws Ambiguous
   */
  unexplained(): number[] {
    if (this.changed.size === 0 && this.added.size === 0) return [];
    const references = referencesOf(this.old);
    const judged = new Map<number, boolean>();
    const isNamedRightly = (number: number): boolean => {
      const known = this.explained.get(number);
      if (known === undefined) return false;
      const named = references.to(number);
      return named.every((reference) => known.contexts.some((context) => context(reference)));
    };
    /** with everything that its explanation leans on */
    const isSound = (start: number): boolean => {
      const seen = new Set([start]);
      for (const number of seen) {
        const own = judged.get(number) ?? isNamedRightly(number);
        judged.set(number, own);
        if (!own) return false;
        for (const holder of this.explained.get(number)?.holders ?? []) seen.add(holder);
      }
      return true;
    };
    const open = [...this.added].filter((number) => references.to(number).some(isRead));
    return [...[...this.changed].filter((number) => !isSound(number)), ...open];
  }

  /** Who names an object in the signed state. @throws Ambiguous */
  namedBy(number: number): readonly Reference[] {
    return referencesOf(this.old).to(number);
  }

  /** The objects of the signed state that name another. @throws Ambiguous */
  holdersOf(number: number): readonly number[] {
    return referencesOf(this.old).holdersOf(number);
  }

  /** @param rootKeys in which a catalog may differ that was written under a new number */
  isTrailerSound(rootKeys: ReadonlySet<string>): boolean {
    const [before, after] = [this.old.trailer, this.now.trailer];
    const [root, rootNow] = [before.get('Root'), after.get('Root')];
    const isAnew =
      isRef(root) &&
      !this.changed.has(root.ref) &&
      isRef(rootNow) &&
      this.added.has(rootNow.ref) &&
      this.differsOnlyIn(this.oldRoot, this.newRoot, rootKeys);
    return (
      (isSame(root, rootNow) || isAnew) &&
      isSame(before.get('Encrypt'), after.get('Encrypt')) &&
      this.newRoot.size > 0
    );
  }

  /** The type that an object of the signed state says it has. */
  typeOf(number: number): string | null {
    const value: PdfValue = this.old.object(number)?.value ?? null;
    return isDict(value) ? nameOf(this.old.get(value.get('Type'))) : null;
  }
}

/** LibreOffice names its own source so, in the trailer; no reader of PDF looks there. */
const isRead = ({ from, path }: Reference): boolean => from !== TRAILER || path !== 'AdditionalStreams';

/** Objects that the sections behind the signed state name. */
function newerNumbers(old: Revision, now: Revision): Set<number> {
  const first = old.chain[0]?.at;
  const numbers = new Set<number>();
  for (const { at, places } of now.chain) {
    if (at === first) return withPacked(numbers, old);
    for (const number of places.keys()) numbers.add(number);
  }
  // the newest state does not build upon the signed one: everything is compared
  for (const number of old.numbers()) numbers.add(number);
  return numbers;
}

/** With what stands in object streams whose own number is named. */
function withPacked(numbers: Set<number>, old: Revision): Set<number> {
  for (const { places } of old.chain)
    for (const [number, place] of places)
      if (place.kind === 'packed' && numbers.has(place.container)) numbers.add(number);
  return numbers;
}

const isIdentical = (before: Stored, after: Stored | null): boolean =>
  after !== null &&
  isSame(before.value, after.value) &&
  (before.stream === null ? after.stream === null : after.stream?.equals(before.stream) === true);
