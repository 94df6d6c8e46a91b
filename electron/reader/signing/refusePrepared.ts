import { raise } from '../../../shared/errors.ts';
import { fieldsOf } from '../signatures/findSignatures.ts';
import { nameOf, type Revision } from '../signatures/revisions.ts';
import { isArray, isDict, isRef, type PdfDict, type PdfValue } from '../text/pdfSyntax.ts';
import { pagesOf } from './sheet.ts';

/** What a link of an ordinary document does: it leads somewhere, and changes nothing of the page. */
const LEADING: ReadonlySet<string> = new Set(['URI', 'GoTo', 'GoToR']);

/**
 * Refuses a draft that could look otherwise once it is signed, without a byte of what was signed being changed: fields to
 * be filled, layers, commands that run by themselves. Those of our own earlier signatures are none.
 * @throws AppError `pdf-not-signable`
 */
export function refusePrepared(state: Revision): void {
  const root = state.dict(state.trailer.get('Root')) ?? new Map<string, PdfValue>();
  const layers = state.dict(root.get('OCProperties'));
  if ((state.array(layers?.get('OCGs')) ?? []).length > 0) raise('pdf-not-signable', { why: 'layers' });
  const fields = fieldsOf(state);
  const signed = fields.filter(({ type, dict }) => type === 'Sig' && dict.has('V'));
  if (signed.length < fields.length) raise('pdf-not-signable', { why: 'fields' });
  const own = new Set(signed.flatMap(({ widgets }) => widgets));
  const names = state.dict(root.get('Names'));
  if (!isLeading(state, root.get('OpenAction')) || root.has('AA') || names?.has('JavaScript') === true)
    raise('pdf-not-signable', { why: 'actions' });
  for (const number of pagesOf(state)) {
    const page = state.dict({ ref: number });
    if (page?.has('AA') === true) raise('pdf-not-signable', { why: 'actions' });
    for (const one of state.array(page?.get('Annots')) ?? [])
      if (!isRef(one) || !own.has(one.ref)) refuseAnnotation(state, state.dict(one));
  }
}

function refuseAnnotation(state: Revision, annotation: PdfDict | null): void {
  if (annotation === null) return;
  if (nameOf(state.get(annotation.get('Subtype'))) === 'Widget') raise('pdf-not-signable', { why: 'fields' });
  if (annotation.has('OC')) raise('pdf-not-signable', { why: 'layers' });
  if (annotation.has('AA') || !isLeading(state, annotation.get('A')))
    raise('pdf-not-signable', { why: 'actions' });
}

/** A place in the document, or an action that only leads to one. */
function isLeading(state: Revision, value: PdfValue | undefined): boolean {
  const action = state.get(value);
  if (action === null || isArray(action)) return true;
  return isDict(action) && LEADING.has(nameOf(state.get(action.get('S'))) ?? '') && !action.has('Next');
}
