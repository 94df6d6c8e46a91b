import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { type MessageKey, useT } from '../../i18n/I18n.tsx';
import { CarryRow } from './CarryRow.tsx';

type View = 'to-decide' | 'mine' | 'permitted' | 'out' | 'overdue' | 'ended';

/** Who looks at what waits, or is out, did not come to ask. */
const NOTHING: Partial<Record<View, MessageKey>> = {
  'to-decide': 'copies.carry.none.toDecide',
  permitted: 'copies.carry.none.permitted',
  out: 'copies.carry.none.out',
  overdue: 'copies.carry.none.overdue',
};

/** Slips: what waits for a decision, what is out, what is overdue. The overdue ones come first. */
export function CarryTab() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value: counts } = useAsk('copies.counts', {});
  const overdue = counts?.overdue ?? 0;
  const slips = counts?.slipsToDecide ?? 0;
  const [chosen, setView] = useWantedTab<View | 'first'>('slips', 'first');
  const first = overdue > 0 ? 'overdue' : roles.includes('leader') ? 'to-decide' : 'out';
  const view = chosen === 'first' ? first : chosen;
  const { value, error, reload } = useAsk('copies.carryOuts', { view, limit: 200 });
  return (
    <div className="col grow">
      <FilterBar>
        <FilterChips
          label={t('copies.tab.out')}
          chips={[
            {
              id: 'overdue',
              text: t('word.overdue'),
              ...(overdue > 0 ? { count: overdue, hot: true } : {}),
            },
            ...(roles.includes('leader')
              ? [
                  {
                    ...({ id: 'to-decide', text: t('copies.carry.toDecide') } as const),
                    ...(slips > 0 ? { count: slips } : {}),
                  },
                ]
              : []),
            { id: 'out', text: t('copies.carry.running') },
            { id: 'permitted', text: t('copies.carry.state.permitted') },
            { id: 'mine', text: t('word.mine') },
            { id: 'ended', text: t('copies.carry.ended') },
          ]}
          value={view}
          onChange={setView}
        />
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value?.rows.length === 0 ? <EmptyState>{t(NOTHING[view] ?? 'copies.carry.none')}</EmptyState> : null}
      <ScrollPane label={t('copies.tab.out')} takesFocus>
        <ul className="permitRows pad">
          {(value?.rows ?? []).map((slip) => (
            <CarryRow key={slip.id} slip={slip} />
          ))}
        </ul>
      </ScrollPane>
    </div>
  );
}
