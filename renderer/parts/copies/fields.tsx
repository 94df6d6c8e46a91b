import { useMemo } from 'react';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';
import { readDate } from '../../forms/readDate.ts';
import { placeWords } from './words.ts';

const NONE = 'none';

/** Someone of the office who may hold a copy. */
export function HolderSelect(props: {
  label: string;
  value: string | null;
  onChange: (id: string) => void;
  /** what it says of nobody in particular, where that may be chosen: then `onNone` */
  none?: string;
  onNone?: () => void;
  without?: string;
  /** whom alone it may be; the others are shown with the reason; null while that is being asked */
  among?: readonly string[] | null;
  /** why the others may not */
  notAmong?: string;
  autoFocus?: boolean;
}) {
  const { among } = props;
  const { value } = useAsk('people.choices', { forAct: 'hold' });
  const people = (value?.people ?? []).filter(({ id }) => id !== props.without);
  return (
    <Select
      label={props.label}
      choices={[
        ...(props.none === undefined ? [] : [{ id: NONE, text: props.none }]),
        ...people.map(({ id, fullName, position }) => {
          const refused = among !== undefined && !among?.includes(id);
          return {
            id,
            text: fullName,
            detail: refused && among !== null ? (props.notAmong ?? position) : position,
            disabled: refused,
          };
        }),
      ]}
      value={props.value ?? (props.none === undefined ? null : NONE)}
      onChange={(id) => (id === NONE ? props.onNone?.() : props.onChange(id))}
      autoFocus={props.autoFocus ?? false}
    />
  );
}

/** An open place of storage, or none. */
export function PlaceSelect(props: {
  label: string;
  none: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { value } = useAsk('copies.places', {});
  const open = (value?.places ?? []).filter((place) => place.open);
  const choices = [
    { id: NONE, text: props.none },
    ...open.map((place) => ({ id: place.id, text: placeWords(place) })),
  ];
  return (
    <Select
      label={props.label}
      choices={choices}
      value={props.value ?? NONE}
      onChange={(id) => props.onChange(id === NONE ? null : id)}
    />
  );
}

/** A typed date with the office's own days off. */
export function OfficeDate(props: {
  label: string;
  value: string | null;
  onChange: (date: string | null) => void;
}) {
  const t = useT();
  const { value: choices } = useAsk('rules.choices', {});
  const parse = useMemo(() => {
    if (choices === null) return (typed: string) => readDate(typed, t);
    const calendar = {
      daysOff: new Set(choices.calendar.daysOff),
      workDays: new Set(choices.calendar.workDays),
    };
    return (typed: string) => readDate(typed, t, choices.today, calendar);
  }, [t, choices]);
  return <DateField {...props} parse={parse} />;
}

/** Today as the vault counts it; null until it has said so. */
export const useToday = (): string | null => useAsk('rules.choices', {}).value?.today ?? null;
