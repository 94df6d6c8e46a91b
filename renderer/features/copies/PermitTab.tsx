import { PermitRow } from '../../parts/copies/PermitRow.tsx';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { subjectWords } from '../../parts/copies/words.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FilterBar } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';

type View = 'to-decide' | 'mine' | 'all';

/** Copying permits: what waits for my decision, what I asked for, all that I may know of. */
export function PermitTab() {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((router) => router.go);
  const [view, setView] = useWantedTab<View>('permits', roles.includes('leader') ? 'to-decide' : 'mine');
  const { value, error, reload } = useAsk('copies.permits', { view, limit: 200 });
  const chips = [
    ...(roles.includes('leader') ? [{ id: 'to-decide' as const, text: t('copies.carry.toDecide') }] : []),
    { id: 'mine' as const, text: t('word.mine') },
    { id: 'all' as const, text: t('copies.tab.all') },
  ];
  return (
    <div className="col grow">
      <FilterBar>
        <FilterChips label={t('copies.tab.permits')} chips={chips} value={view} onChange={setView} />
      </FilterBar>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value?.rows.length === 0 ? (
        <EmptyState>
          {t(view === 'to-decide' ? 'copies.permit.none.toDecide' : 'copies.permit.none')}
        </EmptyState>
      ) : null}
      <ScrollPane label={t('copies.tab.permits')} takesFocus>
        <ul className="permitRows pad">
          {(value?.rows ?? []).map((permit) => (
            <PermitRow
              key={permit.id}
              permit={permit}
              source={null}
              onOpen={() =>
                go(permit.subject.kind === 'book' ? 'books' : PAGE_OF_BOOK[permit.subject.book], {
                  id: permit.subject.id,
                  params: permit.subject.kind === 'book' ? { tab: 'print' } : { permit: permit.id },
                })
              }
            >
              <div className="row">
                <LevelChip level={permit.subject.level} />
                <b>{subjectWords(t, permit.subject)}</b>
                <span className="m cut">{permit.subject.issuer}</span>
              </div>
            </PermitRow>
          ))}
        </ul>
      </ScrollPane>
    </div>
  );
}
