import { useMemo } from 'react';
import type { Input } from '../../../../shared/ipc/contract.ts';
import { StateMark, type StateMeaning } from '../../../components/StateMark.tsx';
import { column, TwoLines, type TableColumn } from '../../../components/VirtualTable.tsx';
import { type Translate, useT, useWords } from '../../../i18n/I18n.tsx';
import type { ImportRow } from './useImport.ts';

const MEANINGS: Readonly<Record<ImportRow['outcome'], StateMeaning>> = {
  new: 'new',
  taken: 'done',
  already: 'closed',
  changed: 'refused',
  secret: 'refused',
  ask: 'waiting',
  faulty: 'refused',
  left: 'closed',
  failed: 'refused',
};

/** What the report says of each row; of one with a secrecy mark, only its line. */
export function useImportColumns(): readonly TableColumn<ImportRow>[] {
  const { t, format } = useWords();
  return useMemo(
    () => [
      column('line', t('import.line'), 68, (row) => format.number(row.line)),
      column('outcome', t('import.outcome'), 150, (row) => (
        <StateMark meaning={MEANINGS[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</StateMark>
      )),
      {
        id: 'title',
        title: t('word.subject'),
        width: 'grow',
        min: 190,
        render: (row) => (
          <TwoLines
            first={
              row.title ?? <span className="m">{row.unreadable ? row.fileName : t('import.hidden')}</span>
            }
            second={row.kind === null ? null : t(`submissions.kind.${row.kind}`)}
          />
        ),
      },
      column('sender', t('import.sender'), 122, (row) => (
        <TwoLines
          first={<span className="m">{row.senderMasked?.fullName ?? ''}</span>}
          second={row.sentOn === null ? null : format.date(row.sentOn)}
        />
      )),
      column('why', t('import.why'), 240, (row) => <Why row={row} />),
    ],
    [t, format],
  );
}

/** What came with a letter: what will be kept, and what is refused by its kind. */
const filesOf = ({ files = [] }: ImportRow) =>
  [false, true]
    .map((refused) => ({
      refused,
      names: files.filter((file) => file.refused === refused).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0);

/** Its code first, then why it is as it is, and what came with it. */
export function whyOf(t: Translate, row: ImportRow): string[] {
  const [like] = row.similar;
  return [
    ...(row.receiptCode === null ? [] : [t('import.code', { code: row.receiptCode })]),
    ...(row.unreadable ? [t(`import.unreadable.${row.unreadable}`)] : []),
    ...row.faults.map((fault) => t(`import.fault.${fault}`, { column: row.longColumn ?? 0 })),
    ...(row.missing.length > 0
      ? [t('import.missing', { what: row.missing.map((name) => t(`import.missing.${name}`)).join(', ') })]
      : []),
    ...(row.sameCodeLine === null ? [] : [t('import.sameCodeLine', { line: row.sameCodeLine })]),
    ...(row.likeLine === null ? [] : [t('import.likeLine', { line: row.likeLine })]),
    ...(like === undefined
      ? []
      : [
          like.exact
            ? t('import.same', { code: like.receiptCode })
            : t('import.like', { code: like.receiptCode, percent: like.percent }),
        ]),
    ...row.findings.filter((what) => what !== 'secret-mark').map((what) => t(`submissions.finding.${what}`)),
    ...filesOf(row).map(({ refused, names }) =>
      t(refused ? 'import.refusedOf' : 'import.filesOf', { count: names.length, names: names.join(', ') }),
    ),
    ...(row.converted ? [t('import.converted')] : []),
  ];
}

/** A row as the saved report tells of it: of one with a mark of secrecy only that it has one. */
export function reportedRow(t: Translate, row: ImportRow): Input<'intake.report'>['rows'][number] {
  const { line, outcome, receiptCode, fileName = '' } = row;
  const why = outcome === 'secret' ? [] : whyOf(t, { ...row, receiptCode: null });
  return {
    line,
    outcome,
    receiptCode: receiptCode ?? '',
    why: why.join('; ').slice(0, 2_000),
    fileName: outcome === 'secret' ? '' : fileName,
  };
}

function Why({ row }: { row: ImportRow }) {
  const [first, ...more] = whyOf(useT(), row);
  const rest = more.join('; ');
  return (
    <span title={[first, rest].filter(Boolean).join('; ')}>
      <TwoLines first={first ?? ''} second={rest} />
    </span>
  );
}
