import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { mayCall } from '../../app/holding.ts';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useNumberChecks } from './stores.ts';

type Check = Output<'backup.numberChecks'>['checks'][number];

/** After a restoration: what was the last number given out on paper, book by book. */
export function NumberPanel() {
  const t = useT();
  const { value } = useQuery(useNumberChecks, {});
  const [ground, setGround] = useState('');
  const go = useRouter((state) => state.go);
  return (
    <section className="panel" aria-label={t('numbers.title')}>
      <header>
        <h2>{t('numbers.title')}</h2>
      </header>
      <div className="pad-16 col gap-5">
        {value?.checks.length === 0 ? null : (
          <>
            <Note tone="caution" title={t('numbers.why')}>
              {t('numbers.how')}
            </Note>
            <TextField
              label={t('numbers.ground')}
              value={ground}
              onChange={setGround}
              maxLength={300}
              hint={t('numbers.ground.hint')}
            />
          </>
        )}
        {(value?.lost ?? []).map(({ bookId, book, year, count }) => (
          <Note
            key={bookId}
            tone="caution"
            title={t('numbers.lost', { count, book: `${t(`documents.book.${book}`)} ${year}` })}
            actions={
              <Button size="small" icon="book" onPress={() => go('books', { id: bookId })}>
                {t('numbers.lost.open')}
              </Button>
            }
          >
            {t('numbers.lost.detail')}
          </Note>
        ))}
      </div>
      <ul className="lineList">
        {(value?.checks ?? []).map((check) => (
          <CheckRow key={check.id} check={check} ground={ground} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow({ check, ground }: { check: Check; ground: string }) {
  const t = useT();
  const session = useOpenSession();
  const act = useAct();
  const [last, setLast] = useState<number | null>(null); // read from the paper, not from the copy
  const missing =
    ground.trim() === ''
      ? t('numbers.missing.ground')
      : last === null || last < check.known
        ? t('numbers.missing.last')
        : null;
  const name = nameOf(t, check);
  // said before it is confirmed: a slip of the key must not make forty numbers wait
  const lost = check.kind === 'book' && last !== null ? last - check.known : 0;
  return (
    <li>
      <span className="grow">
        <span className="md">{name}</span>
        <span className="m"> {t('numbers.known', { known: check.known })}</span>
      </span>
      <NumberField
        label={t('numbers.last')}
        value={last}
        onChange={setLast}
        {...(lost > 0 ? { hint: t('numbers.willWait', { count: lost }) } : {})}
      />
      <Button
        size="small"
        disabled={missing !== null || act.busy || !mayCall(session.roles, 'backup.confirmNumbers')}
        disabledReason={missing}
        onPress={() =>
          void act.run(
            () => call('backup.confirmNumbers', { id: check.id, last: last ?? check.known, ground }),
            ({ accounted }) =>
              useToasts.getState().show({ text: t('numbers.confirmed', { name, accounted }) }),
          )
        }
      >
        {t('numbers.confirm')}
      </Button>
      {act.error ? <Failure error={act.error} /> : null}
    </li>
  );
}

function nameOf(t: ReturnType<typeof useT>, check: Check): string {
  if (check.book !== null) return `${t(`documents.book.${check.book}`)} ${check.year ?? ''}`;
  if (check.series === null) return t('numbers.receipts', { label: check.prefix });
  const { typeName, counts, period, classified } = check.series;
  const type = typeName === '' ? t('numbers.series.allTypes') : typeName;
  return t(classified ? 'numbers.series.classified' : 'numbers.series', {
    type,
    period: t(`numbers.series.${counts}`, { period }),
  });
}
