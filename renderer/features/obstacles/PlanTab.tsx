import { useMemo, useState } from 'react';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { MakeReportDialog } from '../../parts/papers/MakeReportDialog.tsx';
import { ColourCell } from '../../parts/plan/ColourMark.tsx';
import { type PlanTask } from '../../parts/plan/planTask.ts';
import { useAsk } from '../../data/ask.ts';
import { keepInRoute } from '../../data/useWantedTab.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { column, type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { TaskPane } from './TaskPane.tsx';

/**
 * Tasks of the superior's plan with their colours and grounds, and the status report.
 * @param selected the task that was asked for or chosen; without one, the first of the list
 */
export function PlanTab({ selected }: { selected: string | null }) {
  const t = useT();
  const { roles } = useOpenSession();
  const setSelected = (id: string): void => keepInRoute('task', id);
  const [printing, setPrinting] = useState(false);
  const { value, error, reload } = useAsk('plan.tasks', {});
  const columns = useColumns();
  if (value === null) {
    return error ? <Failure error={error} onRetry={() => void reload()} /> : <LoadingRows height={46} />;
  }
  const chosen = value.tasks.find(({ id }) => id === selected) ?? value.tasks[0];
  return (
    <>
      <div className="supportBar row wrap gap-4">
        <span className="grow">
          {value.title}. {t('plan.counts', value.counts)}
        </span>
        {mayCall(roles, 'plan.paper') ? (
          <Button icon="print" onPress={() => setPrinting(true)}>
            {t('plan.paper')}
          </Button>
        ) : null}
      </div>
      {chosen === undefined ? null : (
        <div className="obstacleGrid">
          <div className="col grow" data-pane="plan">
            <VirtualTable
              label={t('plan.title')}
              items={value.tasks}
              keyOf={({ id }) => id}
              selectedKey={chosen.id}
              onSelect={setSelected}
              onOpen={setSelected}
              rowHeight={46}
              columns={columns}
              total={value.tasks.length}
              autoFocus
            />
          </div>
          <div className="col" data-pane="obstacle">
            <TaskPane key={chosen.id} task={chosen} rule={value.rule} />
          </div>
        </div>
      )}
      {printing ? (
        <MakeReportDialog
          title={t('plan.paper')}
          hint={t('plan.paperHint')}
          files={[{ format: 'docx', icon: 'pen', text: t('papers.saveWord') }]}
          make={(format) => call('plan.paper', { format })}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </>
  );
}

function useColumns(): readonly TableColumn<PlanTask>[] {
  const { t, format } = useWords();
  return useMemo(
    () => [
      {
        id: 'title',
        title: t('plan.task'),
        width: 'grow',
        min: 180,
        render: (task) => (
          <span className="two" title={task.title}>
            {task.title}
          </span>
        ),
      },
      column('holder', t('plan.holder'), 120, ({ holder }) =>
        holder === null ? (
          <span className="m cut">{t('plan.holder.none')}</span>
        ) : (
          <span className="cut" title={holder.name}>
            {holder.name}
          </span>
        ),
      ),
      column('due', t('plan.due'), 108, ({ dueOn }) => format.date(dueOn)),
      {
        id: 'percent',
        title: t('plan.percent'),
        width: 72,
        align: 'right',
        render: ({ reports }) =>
          reports[0] === undefined ? <span className="m">–</span> : `${format.number(reports[0].percent)} %`,
      },
      column('colour', t('plan.colour'), 184, (task) => <ColourCell task={task} />),
    ],
    [format, t],
  );
}
