import type { HelpEntry } from '../../../shared/ipc/contract/obstacles.ts';
import { errorNumber } from '../../../shared/errorNumber.ts';
import type { WireError } from '../../../shared/errors.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { errorWords } from '../../i18n/errorWords.ts';
import type { HelpText } from '../../i18n/help/texts.ts';
import type { HelpTexts } from '../../i18n/help/vi.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useSession } from '../../data/session.ts';
import { Answers } from './Answers.tsx';
import { HelpPicture } from './HelpPicture.tsx';
import { useHelp } from '../../data/helpStore.ts';
import { KeysHere } from './KeysHere.tsx';
import { topicOf, topicOfError, type TopicId } from '../../data/helpTopics.ts';
import { Week } from './Week.tsx';

interface ArticleProps {
  id: TopicId;
  text: HelpText;
  answers: readonly HelpEntry[];
}

/** One page of the help. */
export function HelpArticle({ id, text, answers }: ArticleProps) {
  const open = useSession((state) => state.phase === 'open'); // grounds are asked of the vault
  const { rules = [], week } = topicOf(id);
  return (
    <article className="helpArticle">
      <h2 className="helpTitle">{text.title}</h2>
      <p className="helpWhat">{text.what}</p>
      {week === undefined ? (
        <ol className="helpSteps">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <Week id={id} text={text} />
      )}
      <HelpPicture id={id} title={text.title} />
      <Answers entries={answers} />
      {open && rules.length > 0 ? <Grounds ids={rules} /> : null}
      {week === undefined ? <KeysHere /> : null}
    </article>
  );
}

/** The rules in force behind a page, each with its article; one opens under Căn cứ. */
function Grounds({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const close = useHelp((state) => state.close);
  const { value } = useAsk('rules.list', {});
  const rules = (value?.rules ?? []).filter(({ id }) => ids.includes(id));
  if (rules.length === 0) return null;
  return (
    <section>
      <h3 className="sec">{t('help.grounds')}</h3>
      <ul className="helpRules">
        {rules.map(({ id, title, ground, verified }) => (
          <li key={id}>
            {title}
            <div className="cap m">
              <LinkButton
                onPress={() => {
                  close();
                  go('grounds', { id });
                }}
              >
                {ground}
              </LinkButton>
              {` · ${id} · ${t(verified ? 'common.verified' : 'common.unverified')}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OfErrorProps {
  error: WireError;
  texts: HelpTexts;
  answers: readonly HelpEntry[];
}

/** A refusal explained: what it says, what to do, what was answered before, and the page about the subject. */
export function HelpOfError({ error, texts, answers }: OfErrorProps) {
  const t = useT();
  const show = useHelp((state) => state.show);
  const { title, next } = errorWords(t, error);
  const topic = topicOfError(error.code);
  return (
    <article className="helpArticle">
      <h2 className="helpTitle">{title}</h2>
      <h3 className="sec">{t('common.nextStep')}</h3>
      <p className="helpWhat">{next}</p>
      <p className="m">{t('common.errorCode', { code: errorNumber(error.code) })}</p>
      <Answers entries={answers} />
      <h3 className="sec">{t('help.more')}</h3>
      <p>
        <LinkButton onPress={() => show({ topic })}>{texts[topic].title}</LinkButton>
      </p>
    </article>
  );
}
