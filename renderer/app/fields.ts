/** A field of a form by its name: an input, or a choice button that carries the name beside it. */
export const selectorOf = (name: string): string => `[name="${name}"], [data-field="${name}"]`;

/** Puts the focus into a field of the form, into view; nothing where the form has none of that name. */
export function focusField(root: HTMLElement | null, name: string): void {
  const field = root?.querySelector<HTMLElement>(selectorOf(name));
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
}
