import { useT } from '../../../i18n/I18n.tsx';
import type { FieldName } from './form.ts';
import type { IncomingFieldsProps } from './IncomingFields.tsx';

/** What every field is given: number, label, where its value came from, why it is not accepted, and the focus as it opens. */
export function useField({ state, faults, open }: IncomingFieldsProps) {
  const t = useT();
  return (name: FieldName, number?: number) => {
    const origin = state.form.origins[name];
    return {
      name,
      label: t(`documents.field.${name}`),
      ...(number === undefined ? {} : { number }),
      // beside the label: in the box it would cut the value
      ...(origin === undefined || name === 'dueOn'
        ? {}
        : { optional: `· ${t(`documents.origin.${origin}`)}` }),
      ...(open.last === name ? { autoFocus: true, opens: open.withList } : {}),
      error: faults.find((fault) => fault.field === name)?.text ?? null,
    };
  };
}
