import { type PaperForm, PLACEHOLDER } from '../../shared/domain/papers/paperForm.ts';

/** Every place that a form names, for the test that each is filled by its record. */
export function placesOf(form: PaperForm): {
  values: ReadonlySet<string>;
  tables: ReadonlyMap<string, readonly string[]>;
} {
  const texts = [form.name, form.under, form.number, ...form.recipients];
  texts.push(...form.signatures.flatMap(({ title, name }) => [title, name]));
  const tables = new Map<string, readonly string[]>();
  const fields = (rows: string, named: readonly string[]): void =>
    void tables.set(rows, [...new Set([...(tables.get(rows) ?? []), ...named])]);
  for (const block of form.blocks) {
    if (block.kind === 'table')
      fields(
        block.rows,
        block.columns.map(({ field }) => field),
      );
    else if (block.kind === 'bars')
      fields(block.rows, [block.name, ...block.parts.map(({ field }) => field)]);
    else if (block.kind === 'field') texts.push(block.label, block.value);
    else if (block.kind === 'code') texts.push(block.value);
    else texts.push(block.text);
  }
  const values = new Set(
    texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? '')),
  );
  return { values, tables };
}
