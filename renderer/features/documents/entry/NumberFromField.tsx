import { useEffect, useRef } from 'react';
import type { BookKind } from '../../../../shared/ipc/schemas.ts';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { Bound, NumberChoice } from './numberFrom.ts';
const NEXT = 'next';

interface NumberFromFieldProps {
  book: BookKind;
  value: NumberChoice | null;
  onChange: (value: NumberChoice | null, bound: Bound) => void;
  /** outgoing: the document's own number, read from the paper where the place was lost */
  paperNumber?: number | null;
  onPaperNumber?: (value: number | null) => void;
}

/** Reserved numbers and approved requests of this book; nothing at all while there are none. */
export function NumberFromField(props: NumberFromFieldProps) {
  const { book, value, onChange, paperNumber = null, onPaperNumber } = props;
  const { t, format } = useWords();
  const { value: reserved } = useAsk('registers.reservations', { bookId: null, held: true });
  const { value: approved } = useAsk('registers.requests', { bookId: null, open: true });
  const wanted = useRouter((state) => state.route.params);
  const taken = useRef(false);
  const requests = (approved?.requests ?? []).filter((one) => one.book === book && one.state === 'approved');
  const numbers = (reserved?.reservations ?? []).filter((one) => one.kind === book && !one.expired);
  const choose = (chosen: NumberChoice): void => {
    const request = requests.find(({ id }) => chosen === `request:${id}`);
    const number = numbers.find(({ id }) => chosen === `reservation:${id}`);
    onChange(chosen === NEXT ? null : chosen, {
      onDate: request?.onDate ?? null,
      typeId: request?.typeId ?? number?.typeId ?? null,
    });
  };
  const known = approved !== null && reserved !== null;
  useEffect(() => {
    const asked = wanted['numberFrom'];
    if (taken.current || asked === undefined || !known) return;
    taken.current = true;
    choose(asked);
  });
  if (requests.length + numbers.length === 0) return null;
  const choices = [
    { id: NEXT, text: t('registers.numberFrom.next') },
    ...numbers.map((one) => ({
      id: `reservation:${one.id}`,
      text:
        one.code === ''
          ? t('registers.reservation.number', { number: one.number })
          : t('registers.reservation.code', { number: one.number, code: one.code }),
      detail: one.lost ? t('registers.lost.mark') : one.purpose,
    })),
    ...requests.map((one) => ({
      id: `request:${one.id}`,
      text:
        one.kind === 'insert'
          ? t('registers.request.insert', { number: one.number ?? 0 })
          : t('registers.request.backDate', { date: format.date(one.onDate) }),
      detail: one.reason,
    })),
  ];
  const isLost = numbers.some((one) => one.lost && `reservation:${one.id}` === value);
  return (
    <>
      <Select
        name="numberFrom"
        span={6}
        label={t('registers.numberFrom')}
        choices={choices}
        value={value ?? NEXT}
        onChange={choose}
      />
      {isLost && onPaperNumber ? (
        <NumberField
          name="ownNumber"
          span={6}
          label={t('registers.lost.ownNumber')}
          hint={t('registers.lost.ownNumber.hint')}
          value={paperNumber}
          onChange={onPaperNumber}
        />
      ) : null}
      {isLost ? <p className="c12 s">{t('registers.lost.how')}</p> : null}
    </>
  );
}
