import type { ReactNode } from 'react';
import type { Book } from '../../../../shared/ipc/contract/registers.ts';
import type { BookKind } from '../../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { PageHead } from '../../../parts/frame/PageHead.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { ChipButton } from '../../../components/ChipButton.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { type MessageKey, useWords } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';

const NO_BOOKS: readonly Book[] = [];

/** The volumes of one kind of book, the newest first. */
export function useBooksOf(kind: BookKind): readonly Book[] {
  const { value } = useAsk('registers.books', {});
  const books = value?.books.filter((book) => book.kind === kind) ?? NO_BOOKS;
  return [...books].sort((a, b) => b.year - a.year || b.volume - a.volume);
}

export interface BookHeadProps {
  kind: BookKind;
  title: MessageKey;
  books: readonly Book[];
  year: number | null;
  onYear: (year: number | null) => void;
  actions: ReactNode;
  /** how many entries this person may know of, where that is not the whole book */
  own: number | null;
}

/** Title, which year's book is shown, how many entries it has, print and register. */
export function BookHead({ kind, title, books, year, onYear, actions, own }: BookHeadProps) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const shown = books.filter((book) => book.year === year);
  const [book] = shown;
  const entries = (year === null ? books : shown).reduce((sum, each) => sum + each.entries, 0);
  const years = [...new Set(books.map((each) => each.year))];
  const name = year === null ? t('documents.everyBook') : t('documents.bookOfYear', { year: String(year) });
  const closed = book?.state === 'closed' && year !== null;
  const entriesWords = t(closed ? 'documents.entriesClosed' : 'documents.entriesOpen', {
    count: format.number(entries),
  });
  const print =
    book && mayCall(roles, 'reports.book') ? () => go('books', { id: book.id, params: { kind } }) : null;
  useShortcuts('app', print ? { 'app.print': print } : {});
  return (
    <PageHead
      title={t(title)}
      actions={
        <>
          {print ? (
            <Button icon="print" shortcut="app.print" onPress={print}>
              {t('documents.printBook')}
            </Button>
          ) : null}
          {actions}
        </>
      }
    >
      <Menu
        label={t('documents.chooseBook')}
        acts={[
          ...years.map((each) => ({
            id: String(each),
            text: t('documents.bookOfYear', { year: String(each) }),
            checked: each === year,
            onAct: () => onYear(each),
          })),
          { id: 'all', text: t('documents.everyBook'), checked: year === null, onAct: () => onYear(null) },
        ]}
      >
        <ChipButton icon="book" opens>
          {name}
        </ChipButton>
      </Menu>
      <span className="m wide-only nowrap">
        {own === null ? entriesWords : t('documents.entriesOwn', { count: format.number(own) })}
      </span>
    </PageHead>
  );
}
