import { useMemo } from 'react';
import { useAsk } from '../../data/ask.ts';
import { DueClock } from '../../components/DueClock.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { column, type TableColumn } from '../../components/VirtualTable.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import type { CaseRow } from './stores.ts';
import { caseHolder, caseState } from './words.ts';

export function useCaseColumns(): readonly TableColumn<CaseRow>[] {
  const { t, format } = useWords();
  const narrow = useNarrow();
  const { value } = useAsk('rules.choices', {});
  const today = value?.today ?? '';
  return useMemo(
    () => [
      {
        id: 'code',
        opens: true,
        title: t('word.code'),
        width: 132,
        render: (row) => <span className="md nowrap">{row.receiptCode}</span>,
      },
      column('title', t('word.subject'), 'grow', (row) => <TitleCell row={row} />, { opens: true, min: 240 }),
      column('received', t('submissions.column.received'), narrow ? 72 : 106, (row) =>
        narrow ? format.dayMonth(row.receivedOn) : format.date(row.receivedOn),
      ),
      column('holder', t('submissions.column.holder'), 150, (row) => (
        <span className={row.holder ? 'two' : 'm'}>{caseHolder(t, row)}</span>
      )),
      {
        id: 'state',
        title: t('word.state'),
        width: 190, // "Không đưa ra hội đồng," in one line, what follows in the other
        render: (row) => {
          const { meaning, words } = caseState(t, row);
          return <StateMark meaning={meaning}>{words}</StateMark>;
        },
      },
      {
        id: 'due',
        title: t('word.due'),
        width: 136, // "Quá 217 ngày" whole
        render: (row) => <DueClock dueOn={row.dueOn} lateDays={row.lateDays} today={today} />,
      },
    ],
    [format, narrow, t, today],
  );
}

function TitleCell({ row }: { row: CaseRow }) {
  const t = useT();
  return (
    <div className="twoLines">
      <div className="cut" title={row.title}>
        {row.title}
      </div>
      <div className="m cap cut row gap-4">
        <span className="cut">
          {[t(`submissions.kind.${row.kind}`), row.field, t(`submissions.source.${row.source}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {row.files > 0 ? (
          <span className="row gap-2 nowrap">
            <Icon name="attach" size={12} />
            {t('submissions.files', { count: row.files })}
          </span>
        ) : null}
      </div>
    </div>
  );
}
