/** What is only read: the pages of a file, which the keys turn and scroll. */
const READ = '[data-keys="viewer"]';
export const ENTRY = 'textarea:enabled, input:enabled, .selectButton:enabled';

/** Where a form begins: its first field, and of a group of answers the one that is given. */
function firstField(root: HTMLElement | null): HTMLElement | undefined {
  const fields = [...(root?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
  const first = fields[0];
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  const group = first.closest('[role="radiogroup"]');
  return group?.querySelector<HTMLElement>('input[type="radio"]:checked:enabled') ?? first;
}

/**
 * The focus goes to the first field, behind what already stands in it, or to the pages where there is nothing to fill in,
 * unless one inside took it by itself.
 * @returns whether something inside has it now
 */
export function focusFirst(root: HTMLElement | null): boolean {
  if (root?.contains(document.activeElement)) return true;
  const field = firstField(root) ?? root?.querySelector<HTMLElement>(READ);
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  return Boolean(field);
}

/** Of a form, the first place that was left empty although it is asked for; undefined where every one says something. */
export function firstEmpty(form: HTMLElement): HTMLElement | undefined {
  const places = [...form.querySelectorAll<HTMLElement>(ENTRY)];
  return places.find((place) => isEmpty(place) && !isOptional(place)) ?? places.find(isUnticked);
}

function isEmpty(place: HTMLElement): boolean {
  if (place instanceof HTMLTextAreaElement) return !place.readOnly && place.value.trim() === '';
  if (!(place instanceof HTMLInputElement)) return place.querySelector('[data-placeholder]') !== null;
  if (place.type === 'radio')
    return place.closest('[role="radiogroup"]')?.querySelector('input[type="radio"]:checked') === null;
  return place.type !== 'checkbox' && !place.readOnly && place.value.trim() === '';
}

const isOptional = (place: HTMLElement): boolean =>
  place.closest('.field')?.querySelector('.fieldOptional') != null;

const isUnticked = (place: HTMLElement): boolean =>
  place instanceof HTMLInputElement && place.type === 'checkbox' && !place.checked;
