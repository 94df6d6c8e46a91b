import { useMemo, useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { placeWord } from '../../parts/obstacles/words.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { column, type TableColumn, TwoLines, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, type Translate, useWords } from '../../i18n/I18n.tsx';
import { ReportedPane } from './ReportedPane.tsx';
import type { ObstacleRow } from './rows.ts';
import { SupportBar } from './SupportBar.tsx';

/** What was reported here: by this person, or by all for whoever sends it on. */
export function ReportedTab({ whose }: { whose: 'mine' | 'office' }) {
  const t = useT();
  const [selected, setSelected] = useState<string | null>(null);
  const { value, error, reload } = useAsk('obstacles.list', { whose });
  const columns = useColumns();
  const rows = value?.rows ?? [];
  const chosen = rows.find(({ id }) => id === selected) ?? rows[0];
  return (
    <>
      {whose === 'office' ? <SupportBar /> : null}
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value !== null && chosen === undefined ? (
        <EmptyState>{t(`obstacles.none.${whose}`)}</EmptyState>
      ) : null}
      {chosen === undefined ? null : (
        <div className="obstacleGrid">
          <div className="col grow" data-pane="obstacles">
            <VirtualTable
              label={t(`obstacles.tab.${whose}`)}
              items={rows}
              keyOf={(row) => row.id}
              selectedKey={chosen.id}
              onSelect={setSelected}
              onOpen={setSelected}
              rowHeight={46}
              columns={columns}
              total={rows.length}
              autoFocus
            />
          </div>
          <div className="col" data-pane="obstacle">
            <ReportedPane key={chosen.id} row={chosen} />
          </div>
        </div>
      )}
    </>
  );
}

/** Answered, on its way, or still here. */
function whereWord(t: Translate, row: ObstacleRow): { meaning: 'done' | 'running' | 'new'; word: string } {
  if (row.answer !== null) return { meaning: 'done', word: t('obstacles.where.answered') };
  if (row.sent) return { meaning: 'running', word: t('obstacles.where.sent') };
  return { meaning: 'new', word: t(`submissions.state.${row.state}`) };
}

function useColumns(): readonly TableColumn<ObstacleRow>[] {
  const { t, format } = useWords();
  return useMemo(
    () => [
      column('code', t('word.code'), 132, (row) => <span className="md nowrap">{row.receiptCode}</span>),
      {
        id: 'title',
        title: t('obstacles.column.what'),
        width: 'grow',
        min: 240,
        render: (row) => <TwoLines first={row.title} second={placeWord(t, row)} />,
      },
      column('on', t('submissions.column.received'), 108, (row) => format.date(format.dayOf(row.reportedMs))),
      column('state', t('word.state'), 170, (row) => {
        const { meaning, word } = whereWord(t, row);
        return <StateMark meaning={meaning}>{word}</StateMark>;
      }),
    ],
    [format, t],
  );
}
