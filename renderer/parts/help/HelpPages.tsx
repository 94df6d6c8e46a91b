import './help.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { HelpTexts } from '../../i18n/help/vi.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';
import { useSession } from '../../data/session.ts';
import { AnswerArticle } from './Answers.tsx';
import { findHelp, type Found } from './findHelp.ts';
import { HelpArticle, HelpOfError } from './HelpArticle.tsx';
import { type HelpPlace, useHelp, saidBy } from '../../data/helpStore.ts';
import { TOPIC_IDS, topicOf } from '../../data/helpTopics.ts';
import { useHelpKeys } from './useHelpKeys.ts';
import { useHelpTexts } from './useHelpTexts.ts';

const NOBODY: readonly Role[] = [];
const NO_ANSWERS: readonly HelpEntry[] = [];

/** The list of pages with its search, and the page that is open. */
export function HelpPages({ place }: { place: HelpPlace }) {
  const texts = useHelpTexts();
  return texts === null ? <LoadingRows rows={6} /> : <Pages place={place} texts={texts} />;
}

function Pages({ place, texts }: { place: HelpPlace; texts: HelpTexts }) {
  const t = useT();
  const [words, setWords] = useState('');
  const answers = useAnswers();
  const found = useFound(words, texts, answers);
  const show = useHelp((state) => state.show);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const keys = useHelpKeys({ search, list, page });
  useEffect(() => page.current?.scrollTo({ top: 0 }), [place]);
  const seek = (next: string): void => {
    setWords(next);
    const [first] = next.trim() === '' ? [] : findHelp(next, texts, t, answers);
    if (first) show(first.place);
  };
  return (
    <div className="help" onKeyDown={keys}>
      <div className="helpSide">
        <TextField
          label={t('help.search')}
          type="search"
          value={words}
          onChange={seek}
          maxLength={80}
          inputRef={search}
          autoFocus
        />
        {found.length === 0 ? <EmptyState>{t('help.nothing', { words: words.trim() })}</EmptyState> : null}
        <ul className="helpList" ref={list}>
          {found.map((each) => (
            <Item key={JSON.stringify(each.place)} each={each} place={place} />
          ))}
        </ul>
        <p className="m cap">{t('help.keys')}</p>
      </div>
      <div className="helpPage" ref={page} tabIndex={0} role="region" aria-label={t('help.page')}>
        <Page place={place} texts={texts} answers={answers} />
      </div>
    </div>
  );
}

/** Nothing before somebody signed in: answers lie in the vault. */
function useAnswers(): readonly HelpEntry[] {
  const open = useSession((state) => state.phase === 'open');
  return useAsk('obstacles.entries', open ? {} : null).value?.entries ?? NO_ANSWERS;
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
    return <HelpOfError error={saidBy(place)} texts={texts} answers={about} />;
  }
  const { pages = [] } = topicOf(place.topic);
  const about = answers.filter(({ screen }) => (pages as readonly string[]).includes(screen));
  return <HelpArticle key={place.topic} id={place.topic} text={texts[place.topic]} answers={about} />;
}

/** The topics in their order, the person's own first week on top; with words, what they find. */
function useFound(words: string, texts: HelpTexts, answers: readonly HelpEntry[]): readonly Found[] {
  const t = useT();
  const roles = useSession((state) => state.session?.roles) ?? NOBODY;
  return useMemo((): readonly Found[] => {
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
}

/** A line of the list; the page follows it as the keys move, so that looking costs no key of its own. */
function Item({ each, place }: { each: Found; place: HelpPlace }) {
  const t = useT();
  const show = useHelp((state) => state.show);
  const here = JSON.stringify(each.place) === JSON.stringify(place);
  return (
    <li>
      <button
        type="button"
        className="helpItem"
        aria-current={here ? 'page' : undefined}
        onFocus={() => show(each.place)}
        onClick={() => show(each.place)}
      >
        {each.title}
        {'error' in each.place ? <span className="m cap">{t('help.refusal')}</span> : null}
        {'answer' in each.place ? <span className="m cap">{t('obstacles.answers')}</span> : null}
      </button>
    </li>
  );
}
