import { Checkbox } from '../../../components/Checkbox.tsx';
import { Note } from '../../../components/Note.tsx';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { KINDS } from '../words.ts';
import type { ImportChoices, ImportRow } from './useImport.ts';

const NO_KIND = 'none';

export interface DecisionsProps {
  rows: readonly ImportRow[];
  chosen: ImportRow | null;
  choices: ImportChoices;
  onChange: (choices: ImportChoices) => void;
}

/** What a person decides for one row that must be read, and for all rows alike. */
export function Decisions({ rows, chosen, choices, onChange }: DecisionsProps) {
  const t = useT();
  const unsearched = rows.reduce(
    (sum, { files = [] }) => sum + files.filter((file) => !file.refused && !file.searched).length,
    0,
  );
  return (
    <>
      {chosen !== null && mustBeRead(chosen) ? (
        <Note tone="caution" title={t('import.outcome.ask')}>
          <p>{t('import.askNext')}</p>
          <Checkbox
            checked={choices.confirmedLines.includes(chosen.line)}
            onChange={(on) => onChange(withLine(choices, chosen.line, on))}
          >
            {t('import.confirmLine', { line: chosen.line })}
          </Checkbox>
        </Note>
      ) : null}
      {rows.some((row) => row.outcome === 'secret') ? (
        <Note tone="caution" title={t('import.secretTitle')}>
          {t('import.secretNext')}
        </Note>
      ) : null}
      {unsearched > 0 ? (
        <Note tone="caution" title={t('import.unsearchedTitle', { count: unsearched })}>
          {t('import.unsearchedNext')}
        </Note>
      ) : null}
      <section className="panel" aria-label={t('import.forAll')}>
        <header>
          <h2>{t('import.forAll')}</h2>
        </header>
        <div className="pad col gap-6">
          <Select
            label={t('import.kindForMissing')}
            value={choices.kindForMissing ?? NO_KIND}
            choices={[
              { id: NO_KIND, text: t('import.leaveOut') },
              ...KINDS.map((id) => ({ id, text: t(`submissions.kind.${id}`) })),
            ]}
            onChange={(next) => onChange({ ...choices, kindForMissing: next === NO_KIND ? null : next })}
          />
          <Checkbox
            checked={choices.undatedAsToday}
            onChange={(undatedAsToday) => onChange({ ...choices, undatedAsToday })}
          >
            {t('import.undatedAsToday')}
          </Checkbox>
        </div>
      </section>
    </>
  );
}

const withLine = (choices: ImportChoices, line: number, on: boolean): ImportChoices => ({
  ...choices,
  confirmedLines: on
    ? [...choices.confirmedLines, line]
    : choices.confirmedLines.filter((other) => other !== line),
});

/** It speaks of secrets, itself or in a file: a person reads it first. */
const mustBeRead = ({ outcome, findings }: ImportRow): boolean =>
  outcome === 'ask' ||
  (outcome === 'faulty' && (findings.includes('secret-phrase') || findings.includes('unread-files')));

/** Would this row be taken in now, by what the person decided for all? */
export function isFit(row: ImportRow, choices: ImportChoices): boolean {
  if (mustBeRead(row) && !choices.confirmedLines.includes(row.line)) return false;
  if (row.outcome === 'new' || row.outcome === 'ask') return true;
  if (row.outcome !== 'faulty') return false;
  return row.faults.every(
    (fault) =>
      (fault === 'no-kind' && choices.kindForMissing !== null) ||
      ((fault === 'bad-date' || fault === 'future-date') && choices.undatedAsToday),
  );
}
