import { useT } from '../../i18n/I18n.tsx';
import { StatusNote } from './StatusLine.tsx';
import type { FieldKeys } from '../../focus/useFieldKeys.ts';

export interface FieldPlaceProps {
  goingTo: FieldKeys['goingTo'];
  /** number of the focused field, from 1; null outside the fields */
  number: number | null;
  total: number;
}

/** In the status line of a form: which field is asked for, or in which one the focus is. */
export function FieldPlace({ goingTo, number, total }: FieldPlaceProps) {
  const t = useT();
  if (goingTo !== null)
    return (
      <StatusNote>
        <b className="md">{t('fields.goTo', { number: goingTo.digits })}</b>
        {goingTo.digits !== '' && goingTo.more
          ? ` ${t('fields.goTo.more', { number: goingTo.digits })}`
          : null}
      </StatusNote>
    );
  return number === null ? null : <StatusNote>{t('fields.place', { number, total })}</StatusNote>;
}
