import { readDate } from '../../forms/readDate.ts';
import { useT } from '../../i18n/I18n.tsx';

/** The shorthand of typed dates (25112026, 25/11, hn) for fields outside an open vault: no calendar of days off. */
export function useDateParser(): (typed: string) => ReturnType<typeof readDate> {
  const t = useT();
  return (typed) => readDate(typed, t);
}
