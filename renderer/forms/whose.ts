import { useEffect, useRef, type RefObject } from 'react';
import type { WireError } from '../../shared/errors.ts';

/** The vault says by a word (`first`, `giver`) whose passphrase it was, never by a name; the form knows the names. */
export type Whose<W extends string> = Readonly<Record<W, string | undefined>>;

/** The refusal with the name of the person who typed wrongly, for its words; another error stays as it is. */
export function nameWhose<W extends string>(error: WireError | null, names: Whose<W>): WireError | null {
  const name = error === null ? undefined : names[error.params['who'] as W];
  return error === null || name === undefined ? error : { ...error, params: { ...error.params, name } };
}

/** Takes the focus to the field of the one who typed wrongly; what stands in it is chosen, so that typing replaces it. */
export function useWrongField<W extends string>(
  error: WireError | null,
  who: W,
): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error?.params['who'] !== who) return;
    field.current?.focus();
    field.current?.select();
  }, [error, who]);
  return field;
}
