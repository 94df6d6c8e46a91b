import './marks.css';
import { Icon } from '../design/Icon.tsx';
import { useWords } from '../i18n/I18n.tsx';

export interface DueClockProps {
  /** Civil date, or null where there is none. */
  dueOn: string | null;
  dueTime?: string | null;
  /** Working days late, reckoned by the vault; 0 or less where not late. */
  lateDays: number;
  /** Civil date of today. */
  today: string;
  /** With the year. */
  full?: boolean;
  /** Says "Hạn:" before a date to come, where no heading or label does. */
  named?: boolean;
  /** The hour alone where it is due today: for a line that has no room. */
  short?: boolean;
}

/** "Quá 2 ngày", "10:00 hôm nay", "26/11". Late is counted in working days; colour never stands without the clock. */
export function DueClock({ dueOn, dueTime, lateDays, today, ...how }: DueClockProps) {
  const { t, format } = useWords();
  const { full = false, named = false, short = false } = how;
  if (dueOn === null) return null;
  const late = lateDays > 0;
  const soon = !late && dueOn === today;
  const words = late
    ? t('due.late', { days: lateDays })
    : soon
      ? dueTime
        ? short
          ? dueTime
          : t('due.todayAt', { time: dueTime })
        : t('word.today')
      : `${full ? format.date(dueOn) : format.dayMonth(dueOn)}${dueTime && full ? ` ${dueTime}` : ''}`;
  return (
    <span className={`due${late ? ' due-late' : soon ? ' due-soon' : ''}`}>
      {late || soon ? <Icon name="clock" size={14} /> : null}
      {named && !late ? (
        t('due.label', { due: words })
      ) : (
        <>
          <span className="heard">{t('due.label', { due: '' })}</span>
          {words}
        </>
      )}
    </span>
  );
}
