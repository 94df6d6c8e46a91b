import type { DocumentFilter } from '../../../../shared/ipc/contract/documentFilter.ts';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import type { PagesState } from '../../../data/keysetPages.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { useT, type MessageKey } from '../../../i18n/I18n.tsx';
import { isOutgoing, seesOnlyOwn } from '../words.ts';
import type { BookFilterState } from './bookFilter.ts';
import { DocumentList } from './DocumentList.tsx';
import { DocumentTable } from './DocumentTable.tsx';

export interface RowsProps {
  title: MessageKey;
  pages: PagesState<DocumentFilter, DocumentRow>;
  selectedId: string | null;
  onSelect: (id: string) => void;
  onOpen: () => void;
  onFilter: () => void;
  onNumber: (number: number) => void;
  /** present while the list does not begin at the newest */
  onHome: (() => void) | undefined;
  reveal: { readonly key: string } | null;
  /** a line at the top of the list */
  news: string | null;
  total: number | null;
  today: string;
  autoFocus: boolean;
}

/** The rows, or why there are none: loading, failed, an empty book, a filter that leaves nothing. */
export function BookRows({
  filter,
  look,
  ...rows
}: RowsProps & { filter: BookFilterState; look: 'list' | 'table' }) {
  const { pages } = rows;
  if (pages.status === 'failed' && pages.error) {
    return <ErrorPanel error={pages.error} onRetry={() => void pages.reload()} />;
  }
  if (pages.rows.length === 0) {
    if (pages.status !== 'ready') return <LoadingRows height={look === 'list' ? 77 : 46} />;
    return <NoRows filter={filter} />;
  }
  return look === 'list' ? <DocumentList {...rows} /> : <DocumentTable {...rows} />;
}

function NoRows({ filter }: { filter: BookFilterState }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const { book, words } = filter.filter;
  if (filter.narrowed) {
    // the words that were asked, not those being typed: nothing is said of words that have no answer yet
    const named = words ? t('documents.empty.words', { words }) : t('documents.empty.filtered');
    return (
      <EmptyState action={<Button onPress={filter.clear}>{t('common.clearFilter')}</Button>}>
        {named}
      </EmptyState>
    );
  }
  const outgoing = isOutgoing(book);
  const onlyOwn = seesOnlyOwn(book, roles);
  const may = mayCall(roles, outgoing ? 'documents.registerOutgoing' : 'documents.registerIncoming');
  const register = (
    <Button
      kind="secondary"
      icon="plus"
      {...(outgoing ? {} : { shortcut: 'app.registerIncoming' as const })}
      onPress={() => go(outgoing ? 'registerOutgoing' : 'registerIncoming', { params: { book } })}
    >
      {t('documents.empty.first')}
    </Button>
  );
  return (
    <EmptyState action={may ? register : null}>
      {onlyOwn
        ? t('documents.empty.own')
        : filter.year === null
          ? t('documents.empty.all')
          : t('documents.empty.year', { year: String(filter.year) })}
    </EmptyState>
  );
}
