import './help.css';
import { useMemo, useState } from 'react';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { HelpTexts } from '../../i18n/help/texts.ts';
import { useT } from '../../i18n/I18n.tsx';
import { usePublished } from '../obstacles/stores.ts';
import { useQuery } from '../query.ts';
import { useSession } from '../session.ts';
import { AnswerArticle } from './Answers.tsx';
import { findHelp, type Found } from './findHelp.ts';
import { HelpArticle, HelpOfError } from './HelpArticle.tsx';
import { type HelpPlace, useHelp } from './helpStore.ts';
import { TOPIC_IDS, topicOf } from './topics.ts';
import { useHelpTexts } from './useHelpTexts.ts';

const NOBODY: readonly Role[] = [];
const NO_ANSWERS: readonly HelpEntry[] = [];

/** The list of pages with its search, and the page that is open. */
export function HelpPages({ place }: { place: HelpPlace }) {
  const t = useT();
  const texts = useHelpTexts();
  const [words, setWords] = useState('');
  const answers = useAnswers();
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
        <HelpList words={words} place={place} answers={answers} />
      </div>
      <div className="helpPage" tabIndex={0} role="region" aria-label={t('help.page')}>
        <Page place={place} texts={texts} answers={answers} />
      </div>
    </div>
  );
}

/** Nothing before somebody signed in: answers lie in the vault. */
function useAnswers(): readonly HelpEntry[] {
  const open = useSession((state) => state.phase === 'open');
  return useQuery(usePublished, open ? {} : null).value?.entries ?? NO_ANSWERS;
}

interface PageProps {
  place: HelpPlace;
  texts: HelpTexts;
  answers: readonly HelpEntry[];
}

function Page({ place, texts, answers }: PageProps) {
  const t = useT();
  if ('answer' in place) {
    const entry = answers.find(({ id }) => id === place.answer);
    return entry ? <AnswerArticle entry={entry} /> : <EmptyState>{t('obstacles.answerGone')}</EmptyState>;
  }
  if ('error' in place) {
    const about = answers.filter(({ code }) => code === place.error);
    return <HelpOfError code={place.error} texts={texts} answers={about} />;
  }
  const { pages = [] } = topicOf(place.topic);
  const about = answers.filter(({ screen }) => (pages as readonly string[]).includes(screen));
  return <HelpArticle key={place.topic} id={place.topic} text={texts[place.topic]} answers={about} />;
}

/** The topics in their order, the person's own first week on top; with words, what they find. */
function HelpList({
  words,
  place,
  answers,
}: {
  words: string;
  place: HelpPlace;
  answers: readonly HelpEntry[];
}) {
  const t = useT();
  const texts = useHelpTexts();
  const show = useHelp((state) => state.show);
  const roles = useSession((state) => state.session?.roles) ?? NOBODY;
  const found = useMemo((): readonly Found[] => {
    if (texts === null) return [];
    if (words.trim() !== '') return findHelp(words, texts, t, answers);
    const own = TOPIC_IDS.filter((id) => {
      const { week } = topicOf(id);
      return week !== undefined && roles.includes(week);
    });
    const rest = TOPIC_IDS.filter((id) => topicOf(id).week === undefined);
    return [
      ...[...own, ...rest].map((topic) => ({ place: { topic }, title: texts[topic].title })),
      ...answers.map(({ id, title }) => ({ place: { answer: id }, title })),
    ];
  }, [words, texts, t, roles, answers]);
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
            {'answer' in each.place ? <span className="m cap">{t('obstacles.answers')}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
