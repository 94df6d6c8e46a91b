import type { Input } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/I18n.tsx';

/** The balance that a signed sheet of figures states, and what is late in it. */
const SHOWN = ['opening', 'received', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'] as const;
const WHOLE = { group: 'all', kind: null, source: null, field: null, holderId: null, unitId: null } as const;

/** The figures of the whole office in a period, for whoever is about to sign them; null while they are counted. */
export function useSeenFigures(period: Input<'figures.sign'>['period']) {
  return useAsk('figures.overview', { period, filter: WHOLE });
}

interface SheetNoteProps {
  /** of the newest sheet that was signed for the period; 0 for none */
  edition: number;
  note: string;
  onNote: (note: string) => void;
}

/** Why a sheet is signed again; of the first one a note is free. */
export function SheetNote({ edition, note, onNote }: SheetNoteProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('travel.figures.note')}
      {...(edition > 0 ? {} : { optional: t('common.optional') })}
      value={note}
      onChange={onNote}
      maxLength={500}
    />
  );
}

export function SeenFigures({ seen }: { seen: ReturnType<typeof useSeenFigures> }) {
  const { t, format } = useWords();
  const { value, error, reload } = seen;
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value === null) return <LoadingRows />;
  return (
    <section aria-label={t('figures.seen')}>
      <p className="s">
        {t('figures.seen.what', { from: format.date(value.period.from), to: format.date(value.period.to) })}
      </p>
      <ul className="lineList">
        {SHOWN.map((name) => (
          <li key={name}>
            <span className="grow">{t(`figures.figure.${name}`)}</span>
            <span className="md">{format.number(value.counts[name] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
