import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { TransferRow } from './TransferRow.tsx';

type View = 'to-me' | 'open' | 'done';

const NOTHING = {
  'to-me': 'copies.transfer.none.toMe',
  open: 'copies.transfer.none',
  done: 'copies.transfer.none.done',
} as const;

/** Sổ chuyển giao as work: what I must sign for, what is under way, what was signed. */
export function TransferTab() {
  const t = useT();
  const { value: counts } = useAsk('copies.counts', {});
  const [picked, setPicked] = useState<View | null>(null);
  const toReceive = counts?.toReceive ?? 0;
  const given = counts?.given ?? 0;
  // where nothing waits to be signed for, what was given and is not signed for yet: the number on the tab counts both
  if (picked === null && counts !== null) setPicked(toReceive === 0 && given > 0 ? 'open' : 'to-me');
  const view = picked ?? 'to-me';
  const { value, error, reload } = useAsk('copies.transfers', { view, limit: 200 });
  return (
    <div className="col grow">
      <FilterBar>
        <FilterChips
          label={t('copies.tab.transit')}
          chips={[
            {
              id: 'to-me',
              text: t('copies.transfer.toMe'),
              ...(toReceive > 0 ? { count: toReceive, hot: true } : {}),
            },
            { id: 'open', text: t('copies.transfer.open'), ...(given > 0 ? { count: given } : {}) },
            { id: 'done', text: t('copies.transfer.done') },
          ]}
          value={view}
          onChange={setPicked}
        />
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value?.rows.length === 0 ? <EmptyState>{t(NOTHING[view])}</EmptyState> : null}
      <ScrollPane label={t('copies.tab.transit')} takesFocus>
        <ul className="permitRows pad">
          {(value?.rows ?? []).map((transfer) => (
            <TransferRow key={transfer.id} transfer={transfer} />
          ))}
        </ul>
      </ScrollPane>
    </div>
  );
}
