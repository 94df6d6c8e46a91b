import { useState } from 'react';
import { TASK_STATES, type TaskState } from '../../../shared/domain/plan/status.ts';
import { Failure, GroundLink } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ColourMark } from '../../parts/plan/ColourMark.tsx';
import type { PlanTask } from '../../parts/plan/planTask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { HolderForm } from './HolderForm.tsx';
import { useWithin } from './useWithin.ts';

/** One task: its ground, why it has its colour, what was reported, and the next report. */
export function TaskPane({ task, rule }: { task: PlanTask; rule: string }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  return (
    <ScrollPane label={t('obstacles.pane')} takesFocus>
      <h2 className="sec">{task.title}</h2>
      <p>
        <ColourMark task={task} />
      </p>
      <p className="m cap">
        {t('plan.colourRule')} <GroundLink rule={rule} />
      </p>
      <p className="m cap">
        {task.ground} · {t(task.verified ? 'common.verified' : 'common.unverified')}
      </p>
      <p>
        {t('plan.holder')}: <b>{task.holder?.name ?? t('plan.holder.none')}</b>
      </p>
      {mayCall(roles, 'plan.assign') ? <HolderForm key={task.holder?.id ?? ''} task={task} /> : null}
      {mayCall(roles, 'plan.report') ? <ReportForm key={task.reports.length} task={task} /> : null}
      <h3 className="md mt4">{t('plan.reports')}</h3>
      {task.reports.length === 0 ? <p className="m">{t('plan.noReports')}</p> : null}
      <ul className="obstacleLines">
        {task.reports.map((report) => (
          <li key={report.atMs}>
            <div>
              <div>
                {t(`plan.state.${report.state}`)}, {format.number(report.percent)} %
              </div>
              {report.note === '' ? null : <div className="preline">{report.note}</div>}
              <div className="m cap">
                {report.by.fullName} · {format.dateTime(report.atMs)}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {task.holders.length === 0 ? null : <h3 className="md mt4">{t('plan.holders')}</h3>}
      <ul className="obstacleLines">
        {task.holders.map(({ name, by, atMs }) => (
          <li key={atMs}>
            <div>
              <div>{name}</div>
              <div className="m cap">
                {t('plan.holders.by', { name: by.fullName, at: format.dateTime(atMs) })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </ScrollPane>
  );
}

function ReportForm({ task }: { task: PlanTask }) {
  const t = useT();
  const act = useAct();
  const last = task.reports[0];
  const [state, setState] = useState<TaskState>(last?.state ?? 'doing');
  const [percent, setPercent] = useState<number | null>(last?.percent ?? 0);
  const [note, setNote] = useState('');
  const done = state === 'done';
  const shown = done ? 100 : percent;
  const missing =
    shown === null || shown > 100 || (!done && shown === 100)
      ? t('plan.missing.percent')
      : state !== 'doing' && note.trim() === ''
        ? t(`plan.missing.${state}`)
        : null;
  const report = (): void =>
    void act.call('plan.report', { taskId: task.id, state, percent: shown ?? 0, note: note.trim() }, () =>
      useToasts.getState().show({ text: t('plan.reported') }),
    );
  const { within, bounds } = useWithin();
  const ready = missing === null && !act.busy;
  useShortcuts('detail', { 'detail.primary': report }, { enabled: within && ready });
  return (
    <div className="col gap-4 mt4" {...bounds}>
      <RadioGroup
        label={t('plan.state')}
        inline
        value={state}
        onChange={setState}
        choices={TASK_STATES.map((id) => ({ id, text: t(`plan.state.${id}`) }))}
      />
      <NumberField label={t('plan.percentDone')} value={shown} onChange={setPercent} disabled={done} />
      <TextArea label={t(`plan.note.${state}`)} rows={2} value={note} onChange={setNote} maxLength={1000} />
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="row">
        <Button
          disabled={!ready}
          disabledReason={missing}
          onPress={report}
          {...(within ? { shortcut: 'detail.primary' as const } : {})}
        >
          {t('plan.report')}
        </Button>
      </div>
    </div>
  );
}
