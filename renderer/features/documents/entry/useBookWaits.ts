import { yearOf } from '../../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { BookKind } from '../../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';

type Check = Pick<Output<'backup.numberChecks'>['checks'][number], 'kind' | 'book' | 'year' | 'series'>;

export interface WantedNumber {
  readonly book: BookKind;
  readonly year: number;
  /** of an outgoing document, which takes a number of its own beside that of the book; '' while none is chosen */
  readonly typeName?: string;
}

/** Whether a number is wanted that is not given out until a person has compared it with the paper. */
export function waitsForPaper(checks: readonly Check[], { book, year, typeName }: WantedNumber): boolean {
  return checks.some((check) => {
    if (check.kind === 'book') return check.book === book && check.year === year;
    if (check.series === null || typeName === undefined) return false;
    const { classified, typeName: counted } = check.series;
    return classified === (book === 'classified-outgoing') && (counted === '' || counted === typeName);
  });
}

/** After a restoration the form promises no number of a book that waits. */
export function useBookWaits(wanted: Omit<WantedNumber, 'year'> & { readonly today: string }): boolean {
  const { roles } = useOpenSession();
  const { value } = useAsk('backup.numberChecks', mayCall(roles, 'backup.numberChecks') ? {} : null);
  return waitsForPaper(value?.checks ?? [], { ...wanted, year: yearOf(wanted.today) });
}
