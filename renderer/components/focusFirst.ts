/** What is only read: the pages of a file, which the keys turn and scroll. */
const READ = '[data-keys="viewer"]';
const ENTRY = 'textarea:enabled, input:enabled, .selectButton:enabled';

/** Where a form begins: its first field, and of a group of answers the one that is given. */
function firstField(root: HTMLElement | null): HTMLElement | undefined {
  const fields = [...(root?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
  const first = fields[0];
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  const group = first.closest('[role="radiogroup"]');
  return group?.querySelector<HTMLElement>('input[type="radio"]:checked:enabled') ?? first;
}

/**
 * The keys go to the first field, behind what already stands in it, or to the pages where there is nothing to fill in,
 * unless one inside took them by itself.
 * @returns whether something inside has them now
 */
export function focusFirst(root: HTMLElement | null): boolean {
  if (root?.contains(document.activeElement)) return true;
  const field = firstField(root) ?? root?.querySelector<HTMLElement>(READ);
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  return Boolean(field);
}
