import './help.css';
import { useMemo, useState } from 'react';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useSession } from '../session.ts';
import { findHelp, type Found } from './findHelp.ts';
import { HelpArticle, HelpOfError } from './HelpArticle.tsx';
import { type HelpPlace, useHelp } from './helpStore.ts';
import { TOPIC_IDS, topicOf } from './topics.ts';
import { useHelpTexts } from './useHelpTexts.ts';

const NOBODY: readonly Role[] = [];

/** The list of pages with its search, and the page that is open. */
export function HelpPages({ place }: { place: HelpPlace }) {
  const t = useT();
  const texts = useHelpTexts();
  const [words, setWords] = useState('');
  if (texts === null) return <LoadingRows rows={6} />;
  return (
    <div className="help">
      <div className="helpSide">
        <TextField
          label={t('help.search')}
          type="search"
          value={words}
          onChange={setWords}
          maxLength={80}
          autoFocus
        />
        <HelpList words={words} place={place} />
      </div>
      <div className="helpPage" tabIndex={0} role="region" aria-label={t('help.page')}>
        {'topic' in place ? (
          <HelpArticle key={place.topic} id={place.topic} text={texts[place.topic]} />
        ) : (
          <HelpOfError code={place.error} texts={texts} />
        )}
      </div>
    </div>
  );
}

/** The topics in their order, the person's own first week on top; with words, what they find. */
function HelpList({ words, place }: { words: string; place: HelpPlace }) {
  const t = useT();
  const texts = useHelpTexts();
  const show = useHelp((state) => state.show);
  const roles = useSession((state) => state.session?.roles) ?? NOBODY;
  const found = useMemo((): readonly Found[] => {
    if (texts === null) return [];
    if (words.trim() !== '') return findHelp(words, texts, t);
    const own = TOPIC_IDS.filter((id) => {
      const { week } = topicOf(id);
      return week !== undefined && roles.includes(week);
    });
    const rest = TOPIC_IDS.filter((id) => topicOf(id).week === undefined);
    return [...own, ...rest].map((topic) => ({ place: { topic }, title: texts[topic].title }));
  }, [words, texts, t, roles]);
  if (found.length === 0) return <EmptyState>{t('help.nothing', { words: words.trim() })}</EmptyState>;
  const here = JSON.stringify(place);
  return (
    <ul className="helpList">
      {found.map((each) => (
        <li key={JSON.stringify(each.place)}>
          <button
            type="button"
            className="helpItem"
            aria-current={JSON.stringify(each.place) === here ? 'page' : undefined}
            onClick={() => show(each.place)}
          >
            {each.title}
            {'error' in each.place ? <span className="m cap">{t('help.refusal')}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
