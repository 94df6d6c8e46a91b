import { useEffect } from 'react';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { hitRoute } from '../../parts/navigation/searchHits.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';

const AGAIN_MS = 5_000;

/** How far the words of files can be searched, and which pages can't: a person looks at those. */
export function PagesPanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value, reload } = useAsk('pages.overview', {});
  // files are read one page after the other while nobody does anything, which no event tells
  useEffect(() => {
    const timer = setInterval(() => void reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  if (value === null || value.read + value.left + value.unread === 0) return null;
  const { read, recognised, left, unread, list } = value;
  return (
    <section className="panel" aria-label={t('pages.title')}>
      <header>
        <h2>{t('pages.title')}</h2>
        <span className="end" />
        <span className="m">
          {t('pages.read', { read: format.number(read), recognised: format.number(recognised) })}
        </span>
      </header>
      <ul className="lineList">
        {left === 0 ? null : (
          <li>
            <span className="grow s">{t('pages.left', { count: format.number(left) })}</span>
          </li>
        )}
        {unread === 0 ? null : (
          <li>
            <span className="grow s">{t('pages.unread', { count: format.number(unread) })}</span>
          </li>
        )}
        {list.map(({ documentId, book, number, code, fileName, page, why }) => (
          <li key={`${documentId}${fileName}${page}`}>
            <LinkButton onPress={() => go(...hitRoute({ subjectKind: 'document', id: documentId, book }))}>
              {`${t(`documents.book.${book}`)} ${number} · ${code}`}
            </LinkButton>
            <span className="grow s">{t(`pages.why.${why}`, { page: format.number(page), fileName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
