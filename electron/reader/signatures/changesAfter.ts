import type { SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import { isArray, isDict, isRef, isString, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { anywhere, Comparison, only } from './comparison.ts';
import { fieldsOf } from './findSignatures.ts';
import { explainForm, explainPages, type Locks } from './formChanges.ts';
import { coveredBy } from './overlay.ts';
import { differing, isSame, TRAILER } from './references.ts';
import { nameOf, type Revision } from './revisions.ts';

const ROOT_KEYS = new Set(['AcroForm', 'DSS', 'Extensions', 'Metadata', 'MarkInfo', 'Version']);
const PROOF_KEYS = new Set(['Type', 'VRI', 'Certs', 'CRLs', 'OCSPs', 'Cert', 'CRL', 'OCSP', 'TU', 'TS']);

/** What came later than a signed state, up to one state behind it. @throws Ambiguous, RangeError */
export function changesBetween(old: Revision, now: Revision): ReadonlySet<SignatureChange> {
  const comparison = new Comparison(old, now);
  const { kinds } = comparison;
  if (!comparison.isTrailerSound(ROOT_KEYS)) return kinds.add('structure');
  const rules = permissions(old);
  explainRoot(comparison);
  explainProofs(comparison);
  const looks = explainForm(comparison, rules);
  explainPages(comparison, looks.widgets);
  explainInformation(comparison);
  explainMarks(comparison);
  explainSections(comparison);
  for (const number of comparison.unexplained()) kinds.add(kindOf(comparison, number));
  for (const kind of coveredBy(comparison, looks)) kinds.add(kind);
  if (rules.level === 1 && (kinds.has('form') || kinds.has('signatures'))) kinds.add('forbidden');
  return kinds;
}

function explainRoot(comparison: Comparison): void {
  const root = comparison.old.trailer.get('Root');
  const { oldRoot, newRoot } = comparison;
  if (isRef(root) && comparison.differsOnlyIn(oldRoot, newRoot, ROOT_KEYS))
    comparison.explain(root.ref, anywhere);
  for (const key of ['Extensions', 'Metadata', 'MarkInfo']) {
    const [before, after] = [oldRoot.get(key), newRoot.get(key)];
    if (!isRef(before) || !isSame(before, after) || !isRef(root)) continue;
    comparison.explain(before.ref, only(root.ref, key));
    if (comparison.changed.has(before.ref)) comparison.kinds.add('information');
  }
  if (differing(oldRoot, newRoot).some((key) => key !== 'AcroForm' && key !== 'DSS'))
    comparison.kinds.add('information');
}

/** The store of certificates and revocation lists (ETSI EN 319 142-1 §5.4.2), as far as it is nothing else. */
function explainProofs(comparison: Comparison): void {
  const { old, now } = comparison;
  const [before, after] = [comparison.oldRoot.get('DSS'), comparison.newRoot.get('DSS')];
  const own = new Set<number>();
  if (after === undefined || !isStore(now, after, own) || !isStore(old, before ?? null, own)) return;
  const root = old.trailer.get('Root');
  const isInRoot = (from: number, path: string): boolean =>
    isRef(root) && from === root.ref && /^DSS(?:\/|$)/.test(path);
  const kept = [...own].filter((number) => old.object(number)?.stream === null);
  for (const number of own) {
    if (comparison.added.has(number) || (comparison.changed.has(number) && kept.includes(number)))
      comparison.kinds.add('proofs');
    if (!kept.includes(number) || now.object(number)?.stream !== null) continue;
    // of the store itself only what names it: it may hold what an older store, which nothing leads to, still names
    const naming = new Set(comparison.namedBy(number).map(({ from }) => from));
    comparison.explain(
      number,
      ({ from, path }) => own.has(from) || isInRoot(from, path),
      ...kept.filter((one) => one !== number && naming.has(one)),
    );
  }
}

/** Whether a value is a store and nothing else; collects the objects it consists of. */
function isStore(revision: Revision, value: PdfValue, own: Set<number>): boolean {
  const seen = new Set<number>();
  const walk = (one: PdfValue, depth: number): boolean => {
    if (depth > 5) return false;
    if (isRef(one)) {
      if (seen.has(one.ref)) return true;
      seen.add(one.ref);
      own.add(one.ref);
      const stored = revision.object(one.ref);
      return stored === null || stored.stream !== null || walk(stored.value, depth);
    }
    if (isArray(one)) return one.every((member) => walk(member, depth + 1));
    if (!isDict(one)) return true;
    return [...one].every(
      ([key, member]) => (PROOF_KEYS.has(key) || /^[A-F0-9]{40}$/i.test(key)) && walk(member, depth + 1),
    );
  };
  return walk(value, 0);
}

function explainInformation(comparison: Comparison): void {
  const { old, now } = comparison;
  const [before, after] = [old.trailer.get('Info'), now.trailer.get('Info')];
  if (isRef(before) && isSame(before, after) && comparison.changed.has(before.ref)) {
    comparison.explain(before.ref, only(TRAILER, 'Info'));
    comparison.kinds.add('information');
  }
  if (!isSame(before, after)) comparison.kinds.add('information');
}

/** A version that iText writes into the list of pages; nobody reads it. */
const MARKS = new Set(['ITXT']);

function explainMarks(comparison: Comparison): void {
  for (const number of comparison.changed) {
    const pair = comparison.typeOf(number) === 'Pages' ? comparison.pair(number) : null;
    const mark = pair?.after.get('ITXT');
    if (pair === null || !isString(mark) || !comparison.differsOnlyIn(pair.before, pair.after, MARKS))
      continue;
    comparison.explain(number, anywhere);
    comparison.kinds.add('information');
  }
}

/** Cross-reference streams under a number that was one before, and that nothing names. */
function explainSections(comparison: Comparison): void {
  for (const number of comparison.changed) {
    const after = comparison.now.object(number)?.value;
    if (comparison.typeOf(number) === 'XRef' && isDict(after) && nameOf(after.get('Type')) === 'XRef')
      comparison.explain(number, () => false);
  }
}

/** In what group of changes an object counts that nobody explained. */
function kindOf(comparison: Comparison, number: number): SignatureChange {
  const type = comparison.typeOf(number);
  const pair = comparison.pair(number);
  if (type === 'Pages') return 'pages';
  if (type === 'Page') {
    if (pair === null) return 'pages';
    const keys = differing(pair.before, pair.after).filter(
      (key) => !isNearly(pair.before.get(key), pair.after.get(key)),
    );
    return keys.every((key) => key === 'Annots') ? 'annotations' : 'content';
  }
  if (type === 'Annot') return pair?.before.has('FT') === true ? 'fields' : 'annotations';
  if (pair?.before.has('FT') === true) return 'fields';
  const stored = comparison.old.object(number);
  if (stored !== null && stored.stream !== null) return 'content';
  return 'objects';
}

/** Boxes that a program wrote anew with fewer digits. */
const isNearly = (before: PdfValue | undefined, after: PdfValue | undefined): boolean =>
  isArray(before) &&
  isArray(after) &&
  before.length === after.length &&
  before.every((one, at) => typeof one === 'number' && Math.abs(one - Number(after[at])) < 0.01);

/** What the signatures of a state permit to be done behind them (12.8.2.2, 12.8.2.4). */
function permissions(old: Revision): Locks & { readonly level: number } {
  let level = 2;
  const locks: ((name: string) => boolean)[] = [];
  for (const field of fieldsOf(old)) {
    if (field.type !== 'Sig') continue;
    const signature = old.dict(field.dict.get('V'));
    for (const one of old.array(signature?.get('Reference')) ?? []) {
      const reference = old.dict(one);
      const parameters = old.dict(reference?.get('TransformParams'));
      const method = nameOf(reference?.get('TransformMethod'));
      if (parameters === null) continue;
      if (method === 'DocMDP') level = Math.min(level, levelOf(parameters.get('P')));
      if (method === 'FieldMDP') locks.push(lockOf(old, parameters));
    }
  }
  return { level, isLocked: (name) => locks.some((lock) => lock(name)) };
}

const levelOf = (value: PdfValue | undefined): number => (typeof value === 'number' ? value : 2);

function lockOf(old: Revision, parameters: PdfDict): (name: string) => boolean {
  const action = nameOf(parameters.get('Action'));
  const names = (old.array(parameters.get('Fields')) ?? []).flatMap((one) =>
    isString(one) ? [one.bytes] : [],
  );
  const isNamed = (name: string): boolean => names.some((one) => name === one || name.startsWith(`${one}.`));
  if (action === 'Include') return isNamed;
  return action === 'Exclude' ? (name) => !isNamed(name) : () => true;
}
