import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { DayDialog } from './DayDialog.tsx';

/** Days that the office has otherwise than the common calendar, each by a decision. */
export function DaysPanel() {
  const { t, format } = useWords();
  const { value, error, reload } = useAsk('rules.choices', {});
  const [edited, setEdited] = useState<string | null>(null);
  const days = value?.swappedDays ?? [];
  return (
    <section className="panel" aria-label={t('days.title')}>
      <header>
        <h2>{t('days.title')}</h2>
        <span className="end" />
        <Button size="small" icon="plus" onPress={() => setEdited('')}>
          {t('days.add')}
        </Button>
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">{t('days.lead')}</p>
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value !== null && days.length === 0 ? <p className="m">{t('days.none')}</p> : null}
      </div>
      <ul className="lineList">
        {days.map(({ date, kind, note }) => (
          <li key={date}>
            <span className="md nowrap">{format.date(date)}</span>
            <span className="nowrap">{t(`days.kind.${kind}`)}</span>
            <span className="grow cut m" title={note}>
              {note}
            </span>
            <Button
              size="small"
              icon="pen"
              label={t('days.change', { date: format.date(date) })}
              onPress={() => setEdited(date)}
            >
              {t('days.changeShort')}
            </Button>
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <DayDialog day={edited === '' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}
