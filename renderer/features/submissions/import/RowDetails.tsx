import { useCallback, useState } from 'react';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Note } from '../../../components/Note.tsx';
import { Select } from '../../../components/Select.tsx';
import { call } from '../../../data/bridge.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { LookFiles } from '../../../parts/files/LookFiles.tsx';
import { KINDS } from '../words.ts';
import { isOpen, mustBeRead } from './fit.ts';
import { whyOf } from './importColumns.tsx';
import type { ImportChoices, ImportRow } from './useImport.ts';
import { Panel } from '../../../parts/frame/Panel.tsx';

const AS_IN_FILE = 'file';

interface RowProps {
  row: ImportRow;
  /** of the letter that the row is; null for a row of a table */
  stageId: string | null;
  choices: ImportChoices;
  onChange: (choices: ImportChoices) => void;
}

/** One row: all that is told of it, what it is, whether it is left out, and that a person read it. */
export function RowDetails(props: RowProps) {
  const { row, choices, onChange } = props;
  const { t, format } = useWords();
  const own = choices.kindOfLines.find(({ line }) => line === row.line)?.kind;
  const others = choices.kindOfLines.filter(({ line }) => line !== row.line);
  const why = whyOf(t, row);
  return (
    <Panel title={t('import.rowTitle', { line: row.line })}>
      <div className="pad col gap-6">
        <p className="preline" data-selectable="">
          {row.title ?? (row.unreadable ? row.fileName : t('import.hidden'))}
        </p>
        {row.sentOn === null ? null : (
          <p className="m cap">{t('import.sentOn', { date: format.date(row.sentOn) })}</p>
        )}
        {why.length === 0 ? null : (
          <ul className="importWhy">
            {why.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {mustBeRead(row) ? (
          <ReadFirst key={row.line} row={row} stageId={props.stageId} choices={choices} onChange={onChange} />
        ) : null}
        {isOpen(row) ? (
          <>
            <Select
              label={t('import.kindOfLine')}
              value={own ?? AS_IN_FILE}
              choices={[
                {
                  id: AS_IN_FILE,
                  text: row.kind === null ? t('import.kindUnknown') : t(`submissions.kind.${row.kind}`),
                },
                ...KINDS.filter((id) => id !== row.kind).map((id) => ({
                  id,
                  text: t(`submissions.kind.${id}`),
                })),
              ]}
              onChange={(kind) =>
                onChange({
                  ...choices,
                  kindOfLines: kind === AS_IN_FILE ? others : [...others, { line: row.line, kind }],
                })
              }
            />
            <Checkbox
              checked={choices.leftOutLines.includes(row.line)}
              onChange={(on) =>
                onChange({ ...choices, leftOutLines: withLine(choices.leftOutLines, row.line, on) })
              }
            >
              {t('import.leaveLine')}
            </Checkbox>
          </>
        ) : null}
      </div>
    </Panel>
  );
}

/** Nothing is certified unseen: all its words stand here, its files are opened here, and only then can it be said. */
function ReadFirst({ row, stageId, choices, onChange }: RowProps) {
  const t = useT();
  const isSaid = choices.confirmedLines.includes(row.line);
  const hasFiles = stageId !== null && (row.files ?? []).some(({ refused }) => !refused);
  const [isLooked, setLooked] = useState(isSaid || !hasFiles);
  const looked = useCallback(() => setLooked(true), []);
  return (
    <Note tone="caution" title={t('import.outcome.ask')}>
      {row.findings.includes('unread-files') ? <p>{t('import.askUnread')}</p> : null}
      {row.findings.includes('secret-phrase') ? <p>{t('import.askNext')}</p> : null}
      {row.findings.includes('cut') ? <p>{t('import.askCut')}</p> : null}
      {row.body === null || row.body === '' ? null : (
        <div
          className="importBody preline read"
          role="region"
          aria-label={t('import.bodyOf', { line: row.line })}
          data-selectable=""
          tabIndex={0}
        >
          {row.body}
        </div>
      )}
      {hasFiles && stageId !== null ? (
        <div>
          <LookFiles
            word={t('import.look')}
            title={t('import.look')}
            open={() => call('intake.openMail', { stageId })}
            onLooked={looked}
          />
        </div>
      ) : null}
      {isLooked ? null : <p className="m cap">{t('import.lookFirst')}</p>}
      <Checkbox
        checked={isSaid}
        disabled={!isLooked}
        onChange={(on) =>
          onChange({ ...choices, confirmedLines: withLine(choices.confirmedLines, row.line, on) })
        }
      >
        {t(isOfSecrets(row) ? 'import.confirmLine' : 'import.confirmCut', { line: row.line })}
      </Checkbox>
    </Note>
  );
}

const withLine = (lines: readonly number[], line: number, on: boolean): readonly number[] =>
  on ? [...lines, line] : lines.filter((other) => other !== line);

const isOfSecrets = ({ findings }: ImportRow): boolean =>
  findings.includes('secret-phrase') || findings.includes('unread-files');
