import './help.css';
import '../obstacles/obstacles.css';
import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { screenWord } from '../obstacles/words.ts';
import { useHelp } from '../../data/helpStore.ts';

/** Published answers to the screen or refusal that is explained; each names its office and day. */
export function Answers({ entries }: { entries: readonly HelpEntry[] }) {
  const t = useT();
  const show = useHelp((state) => state.show);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className="sec">{t('obstacles.answers')}</h3>
      <ul className="answers">
        {entries.map((entry) => (
          <li key={entry.id}>
            <LinkButton onPress={() => show({ answer: entry.id })}>{entry.title}</LinkButton>
            <AnswerMark entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose word it is: not the program's. */
export function AnswerMark({ entry }: { entry: HelpEntry }) {
  const { t, format } = useWords();
  return (
    <div className="answerMark">
      {t('obstacles.answerOf', { office: entry.office, date: format.date(entry.publishedOn) })}
    </div>
  );
}

/** One published answer: plain text, as it was signed. */
export function AnswerArticle({ entry }: { entry: HelpEntry }) {
  const t = useT();
  return (
    <article className="helpArticle">
      <h2 className="helpTitle">{entry.title}</h2>
      <AnswerMark entry={entry} />
      <p className="m">{t('obstacles.answerAt', { screen: screenWord(t, entry.screen) })}</p>
      <p className="helpWhat preline">{entry.body}</p>
    </article>
  );
}
