import type { KeyboardEvent } from 'react';
import { isActBook } from '../../../shared/domain/document/bookKinds.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { useT, type Translate } from '../../i18n/I18n.tsx';

export type Check = Output<'backup.numberChecks'>['checks'][number];

interface NumberRowProps {
  check: Check;
  /** read from the paper, not from the copy; null while nothing is typed */
  last: number | null;
  onLast: (last: number | null) => void;
  /** what was compared has been said */
  named: boolean;
  busy: boolean;
  error: WireError | null;
  onConfirm: () => void;
  onEnter: (event: KeyboardEvent) => void;
}

/** One book, series or kind of receipt codes: what the backup knows, and the last number on paper. */
export function NumberRow({ check, last, onLast, named, busy, error, onConfirm, onEnter }: NumberRowProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const low = last === null || last < check.known;
  const mayConfirm = mayCall(roles, 'backup.confirmNumbers');
  const missing = !mayConfirm
    ? t('numbers.onlyClerk')
    : !named
      ? t('numbers.missing.ground')
      : low
        ? t('numbers.missing.last')
        : null;
  // said before it is confirmed: a slip of the key must not make forty numbers wait
  const lost = last === null ? 0 : last - check.known;
  return (
    <li>
      <span className="grow">
        <span className="md">{nameOf(t, check)}</span>
        <span className="m"> {t('numbers.known', { known: check.known })}</span>
      </span>
      <NumberField
        label={t('numbers.last')}
        value={last}
        onChange={onLast}
        onKeyDown={onEnter}
        {...(lost > 0 ? { hint: t(becomesOf(check), { count: lost }) } : {})}
      />
      <Button size="small" disabled={missing !== null || busy} disabledReason={missing} onPress={onConfirm}>
        {t('numbers.confirm')}
      </Button>
      {error ? <Failure error={error} /> : null}
    </li>
  );
}

/** What becomes of the numbers between: written again, left on the paper, or explained in the minutes. */
export function becomesOf({ book }: Check) {
  if (book === null) return 'numbers.onMinutes';
  return isActBook(book) ? 'numbers.onPaper' : 'numbers.willWait';
}

export const isEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.ctrlKey && !event.shiftKey && !event.nativeEvent.isComposing;

/** What a person calls it: "Sổ văn bản đến 2026". */
export function nameOf(t: Translate, check: Check): string {
  if (check.book !== null) return `${t(`documents.book.${check.book}`)} ${check.year ?? ''}`;
  if (check.series === null) return t('numbers.receipts', { label: check.prefix });
  const { typeName, counts, period, classified } = check.series;
  const type = typeName === '' ? t('numbers.series.allTypes') : typeName;
  return t(classified ? 'numbers.series.classified' : 'numbers.series', {
    type,
    period: t(`numbers.series.${counts}`, { period }),
  });
}
