/** A field of a form by its name: an input, a choice button that carries the name beside it, or what opens the field. */
export const selectorOf = (name: string): string =>
  `[name="${name}"], [data-field="${name}"], [data-opens="${name}"]`;

/** Puts the focus into a field of the form, opened and into view; nothing where the form has none of that name. */
export function focusField(root: HTMLElement | null, name: string): void {
  const fields = [...(root?.querySelectorAll<HTMLElement>(selectorOf(name)) ?? [])];
  // of a group of answers the one that is given
  const field = fields.find((each) => each instanceof HTMLInputElement && each.checked) ?? fields[0];
  if (field?.hasAttribute('data-opens')) {
    field.click(); // it takes the focus as it opens; an hour opens with its day, and is given the focus
    const beside = root?.querySelector<HTMLElement>(`input[name="${name}"]`);
    if (beside) beside.focus();
    return;
  }
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
}

/** Where the walk over the fields ends: on the button that saves. */
export function focusSaveButton(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('.actionBar button')?.focus();
}

/** Whether a number of a field can still grow by a digit: of fifteen fields 1 can (10 to 15) and 2 can't. */
export const mayGrow = (digits: string, fields: number): boolean =>
  digits === '' || (Number(digits) > 0 && Number(digits) * 10 <= fields);
