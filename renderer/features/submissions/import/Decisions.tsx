import { Checkbox } from '../../../components/Checkbox.tsx';
import { Note } from '../../../components/Note.tsx';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { KINDS } from '../words.ts';
import { isFit } from './fit.ts';
import { RowDetails } from './RowDetails.tsx';
import type { ImportChoices, ImportRow } from './useImport.ts';
import { Panel } from '../../../parts/frame/Panel.tsx';

const NO_KIND = 'none';

export interface DecisionsProps {
  rows: readonly ImportRow[];
  chosen: ImportRow | null;
  /** of the letter that the chosen row is; null for a row of a table */
  stageId: string | null;
  choices: ImportChoices;
  onChange: (choices: ImportChoices) => void;
}

/** What a person decides for one row, and for all rows alike. */
export function Decisions({ rows, chosen, stageId, choices, onChange }: DecisionsProps) {
  const t = useT();
  return (
    <>
      {chosen === null ? null : (
        <RowDetails row={chosen} stageId={stageId} choices={choices} onChange={onChange} />
      )}
      {rows.some((row) => row.outcome === 'secret') ? (
        <Note tone="caution" title={t('import.secretTitle')}>
          {t('import.secretNext')}
        </Note>
      ) : null}
      <Panel title={t('import.forAll')}>
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
          <ReceivedAs rows={rows} choices={choices} onChange={onChange} />
          <Checkbox
            checked={choices.undatedAsToday}
            onChange={(undatedAsToday) => onChange({ ...choices, undatedAsToday })}
          >
            {t('import.undatedAsToday')}
          </Checkbox>
          {rows.some(({ findings }) => findings.includes('text-in-files')) ? (
            <Checkbox
              checked={choices.textInFiles}
              onChange={(textInFiles) => onChange({ ...choices, textInFiles })}
            >
              {t('import.textInFiles')}
            </Checkbox>
          ) : null}
        </div>
      </Panel>
    </>
  );
}

/** The day of receipt, and what the day of the portal would mean: how many are overdue at once, how many it can't be of. */
function ReceivedAs({ rows, choices, onChange }: Omit<DecisionsProps, 'chosen' | 'stageId'>) {
  const t = useT();
  const dated = rows.filter((row) => row.bySent !== null && isFit(row, choices));
  const count = (as: ImportRow['bySent']): number => dated.filter(({ bySent }) => bySent === as).length;
  const [overdue, signed] = [count('overdue'), count('signed')];
  return (
    <>
      <Select
        label={t('import.receivedAs')}
        value={choices.receivedAs}
        choices={[
          { id: 'today', text: t('word.today') },
          { id: 'sent', text: t('import.receivedAs.sent') },
        ]}
        onChange={(receivedAs) => onChange({ ...choices, receivedAs })}
      />
      {dated.length === 0 ? null : (
        <p className="m cap" role="status">
          {t(choices.receivedAs === 'sent' ? 'import.bySent' : 'import.bySentWould', { overdue })}
          {signed === 0 ? '' : ` ${t('import.bySentSigned', { signed })}`}
        </p>
      )}
    </>
  );
}
