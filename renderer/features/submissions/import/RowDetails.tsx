import { Checkbox } from '../../../components/Checkbox.tsx';
import { Note } from '../../../components/Note.tsx';
import { Select } from '../../../components/Select.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { KINDS } from '../words.ts';
import { isOpen, mustBeRead } from './fit.ts';
import { whyOf } from './importColumns.tsx';
import type { ImportChoices, ImportRow } from './useImport.ts';
import { Panel } from '../../../parts/frame/Panel.tsx';

const AS_IN_FILE = 'file';

/** One row: all that is told of it, what it is, whether it is left out, and that a person read it. */
export function RowDetails(props: {
  row: ImportRow;
  choices: ImportChoices;
  onChange: (choices: ImportChoices) => void;
}) {
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
          <Note tone="caution" title={t('import.outcome.ask')}>
            {row.findings.includes('unread-files') ? <p>{t('import.askUnread')}</p> : null}
            {row.findings.includes('secret-phrase') ? <p>{t('import.askNext')}</p> : null}
            {row.findings.includes('cut') ? <p>{t('import.askCut')}</p> : null}
            <Checkbox
              checked={choices.confirmedLines.includes(row.line)}
              onChange={(on) =>
                onChange({ ...choices, confirmedLines: withLine(choices.confirmedLines, row.line, on) })
              }
            >
              {t(isOfSecrets(row) ? 'import.confirmLine' : 'import.confirmCut', { line: row.line })}
            </Checkbox>
          </Note>
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

const withLine = (lines: readonly number[], line: number, on: boolean): readonly number[] =>
  on ? [...lines, line] : lines.filter((other) => other !== line);

const isOfSecrets = ({ findings }: ImportRow): boolean =>
  findings.includes('secret-phrase') || findings.includes('unread-files');
