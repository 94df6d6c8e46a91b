import { useAsk } from '../../data/ask.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { DutyLine } from '../../parts/stationDuties/DutyLine.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
import { DUTY_PERIODS } from '../../../shared/domain/station/duties.ts';

/** Việc định kỳ: what whoever keeps the station does each week, month and year. */
export function StationDutiesPage() {
  const t = useT();
  const { value, error, reload } = useAsk('duties.list', {});
  return (
    <>
      <PageHead title={t('duties.title')}>
        <span className="m wide-only">{t('duties.lead')}</span>
      </PageHead>
      <div className="scroll grow canvas">
        <div className="pageColumn">
          {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
          {value === null && !error ? <LoadingRows /> : null}
          {DUTY_PERIODS.map((every) => {
            const lines = (value?.duties ?? []).filter((line) => line.every === every);
            return lines.length === 0 ? null : (
              <Panel key={every} title={t(`duties.every.${every}`)}>
                <ul className="lineList">
                  {lines.map((line) => (
                    <DutyLine key={line.duty} line={line} />
                  ))}
                </ul>
              </Panel>
            );
          })}
        </div>
      </div>
    </>
  );
}
