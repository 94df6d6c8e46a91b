import './figures.css';
import type { ReactNode } from 'react';
import type { FigureName, MadeOf } from '../../../shared/domain/figures/figure.ts';
import {
  PERIOD_KINDS,
  type Period,
  periodAfter,
  periodBefore,
  periodOf,
} from '../../../shared/domain/figures/period.ts';
import { ANY, FIGURE_GROUPS, FIGURE_SOURCES } from '../../parts/figures/figureFilter.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { Select } from '../../components/Select.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { AnsweredChart, AnsweredTable } from './AnsweredChart.tsx';
import { BalancePanel } from './BalancePanel.tsx';
import { OfficesTab } from './OfficesTab.tsx';
import { ReportButton } from './ReportMenu.tsx';
import { FigureListPage } from './FigureListPage.tsx';
import { FigureStrip } from './FigureStrip.tsx';
import { Legend, PartPanel, usePartName } from './PartPanel.tsx';
import { StatusLag } from './StatusLag.tsx';
import { UnitBalance } from './UnitBalance.tsx';
import { usePeriodName } from './periodWords.ts';
import { type Overview } from './stores.ts';
import { useView, type View } from './view.ts';

/** Số liệu: the figures of a period, charts of it, and the list behind each figure. */
export function FiguresPage() {
  const { value: choices } = useAsk('rules.choices', {});
  if (choices === null) return <LoadingRows />;
  return <Figures today={choices.today} fields={choices.submissionFields} />;
}

function Figures({ today, fields }: { today: string; fields: readonly string[] }) {
  const { view, change, open, openUnit, openMade } = useView();
  const on = view.on === '' || view.on > today ? today : view.on;
  const period = periodOf(view.kind, on);
  const asked = { period: { kind: view.kind, on: period.from }, filter: view.filter };
  const { value, error, reload } = useAsk('figures.overview', asked);
  const part = usePart(value, view);
  if (view.figure !== null) {
    const by = view.value === null ? null : { by: view.by, value: view.value };
    const ask = { ...asked, figure: view.figure, part: by, unitFlow: view.flow, made: view.made };
    return <FigureListPage figure={view.figure} part={part} ask={ask} period={period} />;
  }
  return (
    <>
      <Head view={view} period={period} today={today} change={change} />
      <Filters view={view} fields={fields} change={change} />
      {view.tab === 'offices' ? <OfficesTab view={view} on={period.from} /> : null}
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {view.tab === 'offices' ? null : value === null ? (
        error ? null : (
          <LoadingRows />
        )
      ) : (
        <Office
          overview={value}
          view={view}
          change={change}
          open={open}
          openMade={openMade}
          units={<UnitBalance ask={asked} open={openUnit} />}
        />
      )}
    </>
  );
}

function usePart(overview: Overview | null, view: View): string | null {
  const name = usePartName();
  if (view.value === null) return null;
  const row = overview?.parts[view.by]?.find(({ value }) => value === view.value);
  return name(view.by, row ?? { value: view.value, person: null, unit: null });
}

type Change = ReturnType<typeof useView>['change'];

function Head(props: { view: View; period: Period; today: string; change: Change }) {
  const { view, period, today, change } = props;
  const { t, format } = useWords();
  const name = usePeriodName();
  const next = periodAfter(period);
  const asked = {
    period: { kind: view.kind, on: period.from },
    filter: view.filter,
    scope: view.tab,
  };
  const span = t('figures.span', { from: format.date(period.from), to: format.date(period.to) });
  return (
    <PageHead
      title={t('figures.title')}
      actions={
        <>
          <FilterChips
            keys="figures"
            label={t('figures.period')}
            value={view.kind}
            onChange={(kind) => change({ kind, on: period.to > today ? '' : period.to })}
            chips={PERIOD_KINDS.map((id) => ({ id, text: t(`figures.kind.${id}`) }))}
          />
          <IconButton
            icon="chevron-left"
            label={t('figures.previous')}
            onPress={() => change({ on: periodBefore(period).from })}
          />
          <IconButton
            icon="chevron-right"
            label={t('figures.next')}
            disabled={next.from > today}
            onPress={() => change({ on: next.from })}
          />
          <ReportButton asked={asked} />
        </>
      }
    >
      <span className="md nowrap">{name(period)}</span>
      <span className="m cut">
        {period.to >= today ? `${span}, ${t('figures.running', { asOf: format.date(today) })}` : span}
      </span>
    </PageHead>
  );
}

function Filters({ view, fields, change }: { view: View; fields: readonly string[]; change: Change }) {
  const t = useT();
  const { roles } = useOpenSession();
  return (
    <FilterBar>
      {mayCall(roles, 'figures.offices') ? (
        <>
          <FilterChips
            keys="figures"
            label={t('figures.tabs')}
            value={view.tab}
            onChange={(tab) => change({ tab })}
            chips={(['office', 'offices'] as const).map((id) => ({ id, text: t(`figures.tab.${id}`) }))}
          />
          {view.tab === 'office' ? <span className="filterGap" aria-hidden="true" /> : null}
        </>
      ) : null}
      {view.tab === 'office' ? <Narrowing view={view} fields={fields} change={change} /> : null}
    </FilterBar>
  );
}

function Narrowing({ view, fields, change }: { view: View; fields: readonly string[]; change: Change }) {
  const t = useT();
  const { value } = useAsk('people.choices', { forAct: 'direct' });
  const units = useAsk('units.list', {}).value?.units ?? [];
  const { filter } = view;
  return (
    <>
      <FilterChips
        keys="figures"
        label={t('submissions.group')}
        value={filter.group}
        onChange={(group) => change({ group })}
        chips={FIGURE_GROUPS.map((id) => ({ id, text: t(`submissions.group.${id}`) }))}
      />
      <span className="end" />
      <div className="figureFilter">
        <Select
          label={t('word.source')}
          labelHidden
          value={filter.source ?? ANY}
          onChange={(source) => change({ source })}
          choices={[
            { id: ANY as string, text: t('figures.filter.anySource') },
            ...FIGURE_SOURCES.map((id) => ({ id, text: t(`submissions.source.${id}`) })),
          ]}
        />
      </div>
      <div className="figureFilter">
        <Select
          label={t('word.field')}
          labelHidden
          value={filter.field ?? ANY}
          onChange={(field) => change({ field })}
          choices={[
            { id: ANY, text: t('figures.filter.anyField') },
            ...fields.map((field) => ({ id: field, text: field })),
          ]}
        />
      </div>
      {units.length === 0 ? null : (
        <div className="figureFilter">
          <Select
            label={t('word.unit')}
            labelHidden
            value={filter.unitId ?? ANY}
            onChange={(unit) => change({ unit })}
            choices={[
              { id: ANY, text: t('figures.filter.anyUnit') },
              ...units.map(({ id, name }) => ({ id, text: name })),
            ]}
          />
        </div>
      )}
      <div className="figureFilter">
        <Select
          label={t('figures.filter.holder')}
          labelHidden
          value={filter.holderId ?? ANY}
          onChange={(holder) => change({ holder })}
          choices={[
            { id: ANY, text: t('figures.filter.anyHolder') },
            ...(value?.people ?? []).map(({ id, fullName }) => ({ id, text: fullName })),
          ]}
        />
      </div>
    </>
  );
}

interface OfficeProps {
  overview: Overview;
  view: View;
  change: Change;
  open: (figure: FigureName, value?: string) => void;
  openMade: (made: MadeOf) => void;
  /** the balance of the units, beneath that of the office */
  units: ReactNode;
}

function Office({ overview, view, change, open, openMade, units }: OfficeProps) {
  const { t, format } = useWords();
  useShortcuts('figures', { 'figures.table': () => change({ table: view.table ? '' : 'yes' }) });
  return (
    <ScrollPane label={t('figures.title')} takesFocus keys="figures">
      <FigureStrip overview={overview} open={open} openMade={openMade} />
      <div className="figureCharts">
        <section className="panel figurePanel" aria-label={t('figures.answered')}>
          <header>
            <h2>{t('figures.answered')}</h2>
            <span className="end" />
            <Legend first="figures.onTime" />
          </header>
          {view.table ? (
            <AnsweredTable series={overview.series} open={open} />
          ) : (
            <AnsweredChart series={overview.series} />
          )}
          {(overview.counts.overdue ?? 0) > 0 ? (
            <p className="s pad">
              {t('figures.stillOverdue', { count: format.number(overview.counts.overdue ?? 0) })}
            </p>
          ) : null}
        </section>
        <PartPanel overview={overview} view={view} onBy={(by) => change({ by })} open={open} />
      </div>
      <BalancePanel overview={overview} filter={view.filter} open={open} openMade={openMade} />
      <StatusLag />
      {units}
      <StatusNote>{t('figures.counted', { time: format.time(overview.countedMs) })}</StatusNote>
    </ScrollPane>
  );
}
