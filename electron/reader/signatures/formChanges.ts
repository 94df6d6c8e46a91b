import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { anywhere, type Comparison, type Context, only } from './comparison.ts';
import { type Field, fieldsOf } from './findSignatures.ts';
import { differing, isSame, missingIn } from './references.ts';
import { nameOf } from './revisions.ts';

const FORM_KEYS = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'Q', 'NeedAppearances']);
const ALWAYS = new Set(['Ff', 'Type']);
const SIGNING = new Set(['Ff', 'Type', 'V', 'AP', 'AS', 'F', 'DA', 'Q', 'M', 'MK']);
const FILLING = new Set(['Ff', 'Type', 'V', 'AP', 'AS', 'F', 'DA', 'Q', 'M', 'I', 'TI']);
/** What makes a widget do more than be seen. */
const ACTIVE = ['A', 'AA', 'PMD', 'OC'];
/** Bits of `F` that hide an annotation on the screen (12.5.3): invisible, hidden, no view. */
const HIDING = 0b10_0011;

/** What may be done with fields; names of those that an earlier signature locked. */
export interface Locks {
  isLocked(name: string): boolean;
}

/** Widgets that look other than when it was signed. */
export interface Looks {
  /** of new fields and of those signed now: they may stand on pages */
  readonly widgets: ReadonlySet<number>;
  /** of fields that stood there: signed now, or filled */
  readonly altered: ReadonlySet<number>;
}

/** Explains what later signatures and the filling of fields change in the form. */
export function explainForm(comparison: Comparison, locks: Locks): Looks {
  const widgets = new Set<number>();
  const altered = new Set<number>();
  if (!explainFormItself(comparison)) {
    // within the catalog itself nothing else would tell
    if (comparison.oldRoot.has('AcroForm') || comparison.newRoot.has('AcroForm'))
      comparison.kinds.add('fields');
    return { widgets, altered };
  }
  const before = fieldsOf(comparison.old);
  const after = fieldsOf(comparison.now);
  const known = new Map<number, Field>();
  for (const field of before) for (const number of field.widgets) known.set(number, field);
  const touched = touchedBy(comparison);
  for (const field of after) {
    const [number = null] = field.widgets;
    const earlier = number === null ? undefined : known.get(number);
    if (earlier === undefined) explainNew(comparison, field, widgets);
    // all others are what they were, and look so
    else if (field.number === null || field.widgets.some((one) => touched.has(one))) {
      if (field.type === 'Sig') explainSigned(comparison, field, earlier, widgets);
      else explainFilled(comparison, field, earlier, locks);
      for (const one of field.widgets) if (touched.has(one) && looksOther(comparison, one)) altered.add(one);
    }
  }
  return { widgets, altered };
}

/** What was changed, and what has something of that as its appearance: directly, or in a dictionary of its own. */
function touchedBy(comparison: Comparison): ReadonlySet<number> {
  const touched = new Set(comparison.changed);
  for (const number of comparison.changed) {
    const isStream = comparison.old.object(number)?.stream !== null;
    for (const holder of comparison.holdersOf(number)) {
      touched.add(holder);
      // dictionaries of appearances have no type
      if (isStream && comparison.typeOf(holder) === null)
        for (const above of comparison.holdersOf(holder)) touched.add(above);
    }
  }
  return touched;
}

/** What decides how a widget is seen, and where. */
const SEEN = new Set(['AP', 'AS', 'Rect']);

/** Whether a widget is drawn otherwise than it was: with another picture, elsewhere, or with the same that says another thing. */
function looksOther({ old, now, changed }: Comparison, widget: number): boolean {
  const [before, after] = [old.dict({ ref: widget }), now.dict({ ref: widget })];
  if (before === null || after === null) return true;
  if (differing(before, after).some((key) => SEEN.has(key))) return true;
  const isOther = (value: PdfValue | undefined, depth: number): boolean => {
    if (isRef(value) && changed.has(value.ref)) return true;
    const dict = depth > 3 ? null : now.dict(value);
    return dict !== null && [...dict.values()].some((one) => isOther(one, depth + 1));
  };
  return isOther(after.get('AP'), 0);
}

function explainFormItself(comparison: Comparison): boolean {
  const { old, now, oldRoot, newRoot } = comparison;
  const [raw, rawNow] = [oldRoot.get('AcroForm'), newRoot.get('AcroForm')];
  const form = old.dict(raw) ?? new Map<string, PdfValue>();
  const formNow = now.dict(rawNow);
  if (formNow === null) return false;
  if (isRef(rawNow) && comparison.changed.has(rawNow.ref) && !isSame(raw, rawNow)) return false;
  if (!comparison.differsOnlyIn(form, formNow, FORM_KEYS)) return false;
  const holder = isRef(raw) ? raw.ref : rootNumber(comparison);
  const within = (key: string): string => (isRef(raw) ? key : `AcroForm/${key}`);
  const fields = old.array(form.get('Fields')) ?? [];
  const fieldsNow = now.array(formNow.get('Fields')) ?? [];
  const isKept = missingIn(fieldsNow, fields).length === 0;
  if (!isKept || !missingIn(fields, fieldsNow).every(isRef)) return false;
  const resources = { holder, path: within('DR'), isHeld: isRef(raw) };
  if (!addsOnly(comparison, form.get('DR'), formNow.get('DR'), resources, 0)) return false;
  if (isRef(raw)) comparison.explain(raw.ref, only(rootNumber(comparison), 'AcroForm'));
  const list = form.get('Fields');
  if (isRef(list) && isSame(list, formNow.get('Fields')))
    comparison.explain(list.ref, only(holder, within('Fields')), ...(isRef(raw) ? [raw.ref] : []));
  if (!isSame(form.get('NeedAppearances'), formNow.get('NeedAppearances'))) comparison.kinds.add('form');
  return true;
}

const rootNumber = ({ old }: Comparison): number => {
  const root = old.trailer.get('Root');
  return isRef(root) ? root.ref : -2;
};

interface Place {
  readonly holder: number;
  readonly path: string;
  /** the holder must be explained itself */
  readonly isHeld: boolean;
}

/** Whether resources were only added: what a name meant before, it means now. */
function addsOnly(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  { holder, path, isHeld }: Place,
  depth: number,
): boolean {
  if (before === undefined) return true;
  const isInPlace = isRef(before) && isSame(before, after) && comparison.changed.has(before.ref);
  if (isSame(before, after) && !isInPlace) return true;
  const [was, is] = [comparison.old.dict(before), comparison.now.dict(after)];
  if (was === null || is === null || depth > 3) return false;
  if (isRef(after) && comparison.changed.has(after.ref) && !isInPlace) return false;
  if (isRef(before)) comparison.explain(before.ref, only(holder, path), ...(isHeld ? [holder] : []));
  const inside = (key: string): Place =>
    isRef(before)
      ? { holder: before.ref, path: key, isHeld: true }
      : { holder, path: `${path}/${key}`, isHeld };
  // the line that a field is drawn with names fonts only (12.7.3.3)
  const read = depth === 0 ? [...was].filter(([key]) => key === 'Font') : [...was];
  return read.every(([key, value]) => addsOnly(comparison, value, is.get(key), inside(key), depth + 1));
}

function explainNew(comparison: Comparison, field: Field, widgets: Set<number>): void {
  const isFresh = field.widgets.length > 0 && field.widgets.every((number) => comparison.added.has(number));
  const isPlain = [field.dict, ...field.widgets.map((number) => comparison.now.object(number)?.value)].every(
    (dict) => isDict(dict) && ACTIVE.every((key) => !dict.has(key)),
  );
  if (field.type !== 'Sig' || !isFresh || !isPlain || usesOld(comparison, field.dict)) {
    comparison.kinds.add('fields');
    return;
  }
  comparison.kinds.add(isStamp(comparison, field.dict) ? 'proofs' : 'signatures');
  for (const number of field.widgets) widgets.add(number);
}

/** Whether the value of the field is something that existed when it was signed. */
function usesOld(comparison: Comparison, dict: PdfDict): boolean {
  const value = dict.get('V');
  return isRef(value) && !comparison.added.has(value.ref);
}

const isStamp = ({ now }: Comparison, dict: PdfDict): boolean =>
  nameOf(now.dict(dict.get('V'))?.get('SubFilter')) === 'ETSI.RFC3161';

/** A field that stood empty and has a signature now; one that had it may not be touched. */
function explainSigned(comparison: Comparison, field: Field, earlier: Field, widgets: Set<number>): void {
  const isNewlySigned = !earlier.dict.has('V') && field.dict.has('V');
  if (isNewlySigned) {
    if (usesOld(comparison, field.dict)) return;
    comparison.kinds.add(isStamp(comparison, field.dict) ? 'proofs' : 'signatures');
    for (const number of field.widgets) widgets.add(number);
  }
  for (const number of field.widgets) {
    if (!comparison.changed.has(number)) {
      if (isNewlySigned) explainAppearance(comparison, number);
      continue;
    }
    const pair = comparison.pair(number);
    if (pair === null || !comparison.differsOnlyIn(pair.before, pair.after, isNewlySigned ? SIGNING : ALWAYS))
      return;
    explainWidget(comparison, number, pair);
    if (isNewlySigned) explainAppearance(comparison, number);
  }
}

function explainFilled(comparison: Comparison, field: Field, earlier: Field, locks: Locks): void {
  const isSaidAnew = !saysSame(comparison, earlier.dict.get('V'), field.dict.get('V'));
  for (const number of field.widgets) {
    const isChanged = comparison.changed.has(number);
    const pair = comparison.pair(number);
    if (pair === null) continue;
    if (isChanged) {
      if (!comparison.differsOnlyIn(pair.before, pair.after, FILLING)) continue;
      if ((flags(pair.before) & HIDING) !== (flags(pair.after) & HIDING)) continue;
      if (!isSaidAnew && showsOther(comparison, pair, field)) continue;
      explainWidget(comparison, number, pair);
      comparison.kinds.add(locks.isLocked(field.name) ? 'forbidden' : 'form');
    }
    const value = pair.before.get('V');
    if (isRef(value) && comparison.changed.has(value.ref)) {
      comparison.explain(value.ref, only(number, 'V'));
      comparison.kinds.add(locks.isLocked(field.name) ? 'forbidden' : 'form');
    }
    if (!isSaidAnew && showsOther(comparison, pair, field)) continue;
    if (explainAppearance(comparison, number))
      comparison.kinds.add(locks.isLocked(field.name) ? 'forbidden' : 'form');
  }
}

/**
 * Whether a field of text looks different though it says the same: so is shown what was not signed ("replace" of the
 * shadow attacks, Mainka and others 2021).
 */
function showsOther(comparison: Comparison, { before, after }: Pair, { type }: Field): boolean {
  const isText = type === 'Tx' || type === 'Ch';
  return (
    isText &&
    saysSame(comparison, before.get('V'), after.get('V')) &&
    !isSame(before.get('AP'), after.get('AP'))
  );
}

/** Of two values of a field, as it was and as it is. */
const saysSame = (
  { changed }: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): boolean => isSame(before, after) && !(isRef(before) && changed.has(before.ref));

interface Pair {
  readonly before: PdfDict;
  readonly after: PdfDict;
}

/** A widget; where it lets go of its appearance, that must have been its own. */
function explainWidget(comparison: Comparison, number: number, { before, after }: Pair): void {
  const appearance = before.get('AP');
  if (!isRef(appearance) || isSame(appearance, after.get('AP'))) return comparison.explain(number, anywhere);
  comparison.explain(appearance.ref, only(number, 'AP'));
  return comparison.explain(number, anywhere, appearance.ref);
}

const flags = (dict: PdfDict): number => {
  const value = dict.get('F');
  return typeof value === 'number' ? value : 0;
};

/** What a widget looks like, where it was changed in place and nothing else uses it. */
function explainAppearance(comparison: Comparison, widget: number): boolean {
  const pair = comparison.pair(widget);
  const appearance = pair?.before.get('AP');
  if (pair === null || appearance === undefined || pair.before.has('AS')) return false;
  let isChanged = false;
  const isKept = isSame(appearance, pair.after.get('AP'));
  if (isRef(appearance) && isKept) {
    comparison.explain(appearance.ref, only(widget, 'AP'));
    isChanged = comparison.changed.has(appearance.ref);
  }
  const [was, is] = [comparison.old.dict(appearance), comparison.now.dict(pair.after.get('AP'))];
  for (const key of ['N', 'R', 'D']) {
    const stream = was?.get(key);
    if (!isRef(stream) || !isSame(stream, is?.get(key)) || !comparison.changed.has(stream.ref)) continue;
    if (isRef(appearance)) comparison.explain(stream.ref, only(appearance.ref, key), appearance.ref);
    else comparison.explain(stream.ref, only(widget, `AP/${key}`));
    isChanged = true;
  }
  return isChanged;
}

/** Explains pages that got widgets of new signatures and were not changed otherwise. */
export function explainPages(comparison: Comparison, widgets: ReadonlySet<number>): void {
  const lists: number[] = [];
  for (const number of comparison.changed) {
    if (isArray(comparison.old.object(number)?.value)) lists.push(number);
    if (comparison.typeOf(number) !== 'Page') continue;
    const pair = comparison.pair(number);
    if (pair === null || !comparison.differsOnlyIn(pair.before, pair.after, PAGE_KEYS)) continue;
    const [before, after] = [pair.before.get('Annots'), pair.after.get('Annots')];
    if (!getsOnly(comparison, before, after, widgets)) continue;
    if (!isSameInside(comparison, pair.before.get('Resources'), pair.after.get('Resources'), 0)) continue;
    comparison.explain(number, anywhere);
  }
  for (const number of lists) {
    const isOfPage: Context = ({ from, path }) => path === 'Annots' && comparison.typeOf(from) === 'Page';
    const reference = { ref: number, gen: 0 };
    const isAnnots = comparison.namedBy(number).every(isOfPage);
    if (isAnnots && getsOnly(comparison, reference, reference, widgets)) comparison.explain(number, isOfPage);
  }
}

/** Whether the same stands there, be it written elsewhere. A name that meant nothing before may mean nothing now. */
function isSameInside(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  depth: number,
): boolean {
  const { old, now } = comparison;
  if (isRef(before) && isSame(before, after)) return !comparison.changed.has(before.ref);
  const held = (one: PdfValue | undefined, revision: typeof old): boolean =>
    isRef(one) && revision.object(one.ref)?.stream !== null;
  if (depth > 5 || held(before, old) || held(after, now)) return false;
  const [was, is] = [old.get(before), now.get(after)];
  if (isArray(was) && isArray(is))
    return (
      was.length === is.length && was.every((one, at) => isSameInside(comparison, one, is[at], depth + 1))
    );
  if (!isDict(was) || !isDict(is)) return isSame(was, is);
  return (
    was.size === is.size &&
    [...was].every(([key, one]) => isSameInside(comparison, one, is.get(key), depth + 1))
  );
}

const PAGE_KEYS = new Set(['Annots', 'Resources']);

/** Whether a page lost no annotation and got none but these. */
function getsOnly(
  { old, now, changed }: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  widgets: ReadonlySet<number>,
): boolean {
  const was = old.array(before) ?? [];
  const is = now.array(after) ?? [];
  // a list that was something else before may not become one
  if (isRef(after) && changed.has(after.ref) && !isSame(before, after)) return false;
  return (
    missingIn(is, was).length === 0 && missingIn(was, is).every((one) => isRef(one) && widgets.has(one.ref))
  );
}
