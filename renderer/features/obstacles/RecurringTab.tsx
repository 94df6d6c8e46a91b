import { useMemo, useState } from 'react';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { placeWord, refusalWord, screenWord } from '../../parts/obstacles/words.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { column, type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { type Recurring } from './rows.ts';

const keyOf = ({ screen, code, rule }: Recurring): string => `${screen} ${code ?? ''} ${rule ?? ''}`;

/** What people get stuck at again and again, the most frequent first; with whom, and the cases to merge or answer. */
export function RecurringTab() {
  const { t, format } = useWords();
  const [selected, setSelected] = useState<string | null>(null);
  const { value, error, reload } = useAsk('obstacles.recurring', {});
  const columns = useColumns();
  const lines = value?.lines ?? [];
  const chosen = lines.find((line) => keyOf(line) === selected) ?? lines[0];
  return (
    <>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value !== null && chosen === undefined ? (
        <EmptyState>{t('obstacles.none.recurring')}</EmptyState>
      ) : null}
      {value === null || chosen === undefined ? null : (
        <>
          <p className="supportBar m">
            {t('obstacles.totals', { total: format.number(value.total), open: format.number(value.open) })}
          </p>
          <div className="obstacleGrid">
            <div className="col grow" data-pane="recurring">
              <VirtualTable
                label={t('obstacles.tab.recurring')}
                items={lines}
                keyOf={keyOf}
                selectedKey={keyOf(chosen)}
                onSelect={setSelected}
                onOpen={setSelected}
                rowHeight={46}
                columns={columns}
                total={lines.length}
                autoFocus
              />
            </div>
            <div className="col" data-pane="obstacle">
              <LinePane line={chosen} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

function LinePane({ line }: { line: Recurring }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const act = useAct();
  const { master } = line;
  const merge = (id: string, into: string): void =>
    void act.run(
      async () => {
        const seen = await call('submissions.get', { id });
        if (!seen.ok) return seen;
        return call('submissions.merge', { id, revision: seen.value.revision, masterId: into, note: '' });
      },
      () => useToasts.getState().show({ text: t('submissions.done.merge') }),
    );
  return (
    <ScrollPane label={t('obstacles.pane')} takesFocus>
      <h2 className="sec">{placeWord(t, line)}</h2>
      <h3 className="md mt4">{t('obstacles.byOffice')}</h3>
      <ul className="obstacleLines">
        {line.offices.map(({ office, count }) => (
          <li key={office}>
            <span className="grow">{office}</span>
            <span className="b">{format.number(count)}</span>
          </li>
        ))}
      </ul>
      <h3 className="md mt4">{t('obstacles.cases')}</h3>
      <p className="m cap">{t('obstacles.mergeHint')}</p>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <ul className="obstacleLines">
        {line.cases.map(({ id, receiptCode, title, office, merges }) => (
          <li key={id}>
            <span className="md nowrap">{receiptCode}</span>
            <span className="grow">
              <LinkButton onPress={() => go('submissions', { id })}>{title}</LinkButton>
              <span className="m cap obstacleOffice">{office}</span>
            </span>
            {merges && master !== null && mayCall(roles, 'submissions.merge') ? (
              <Button size="small" disabled={act.busy} onPress={() => merge(id, master.id)}>
                {t('obstacles.mergeInto', { code: master.receiptCode })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </ScrollPane>
  );
}

function useColumns(): readonly TableColumn<Recurring>[] {
  const { t, format } = useWords();
  return useMemo(() => {
    const count = (id: 'count' | 'open' | 'stopped' | 'merged', width: number): TableColumn<Recurring> => ({
      id,
      title: t(`obstacles.column.${id}`),
      width,
      align: 'right',
      render: (line) => (line[id] === 0 ? <span className="m">–</span> : format.number(line[id])),
    });
    return [
      {
        id: 'place',
        title: t('obstacles.column.place'),
        width: 'grow',
        min: 240,
        render: ({ screen, code, rule }) => (
          <div className="twoLines">
            <div className="cut">{[screenWord(t, screen), rule ?? ''].filter(Boolean).join(' · ')}</div>
            {code === null ? null : (
              <div className="cut m cap" title={refusalWord(t, code)}>
                {refusalWord(t, code)}
              </div>
            )}
          </div>
        ),
      },
      count('count', 54),
      count('open', 76),
      count('stopped', 76),
      count('merged', 62),
      {
        id: 'offices',
        title: t('obstacles.column.offices'),
        width: 66,
        align: 'right',
        render: (line) => format.number(line.offices.length),
      },
      column('last', t('obstacles.column.last'), 96, (line) => format.date(format.dayOf(line.lastMs))),
    ];
  }, [format, t]);
}
