import type { Output } from '../../../shared/ipc/contract.ts';
import { Note } from '../../components/Note.tsx';
import { useAway } from '../../components/viewer/useAway.ts';
import { WordChanges } from '../../components/WordChanges.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { HeldWords } from './HeldWords.tsx';

type Comparison = Output<'proposals.compare'>;
type Part = Comparison['parts'][number];

/** The places that differ, each with the paragraph before and after it; the rest is only counted. */
export function Compared({ found, classified }: { found: Comparison; classified: boolean }) {
  const { t, format } = useWords();
  const away = useAway(classified);
  const { parts, unread, asLines } = found;
  const changed = parts.filter(({ kind }) => kind === 'changed').length;
  if (unread.length > 0)
    return (
      <Note tone="caution" title={t('proposals.rounds.unread')}>
        {t('proposals.rounds.unreadWhy', { numbers: unread.join(', ') })}
      </Note>
    );
  return (
    <HeldWords classified={classified}>
      <section
        className="rounds"
        aria-label={t('proposals.rounds.changes')}
        data-covered={away || undefined}
        data-held={classified || undefined}
      >
        <p className="m cap">
          {changed === 0
            ? t('proposals.rounds.none')
            : t('proposals.rounds.count', { count: format.number(changed) })}
          {asLines ? ` ${t('proposals.rounds.asLines')}` : ''}
        </p>
        {changed === 0
          ? null
          : parts.map((part, index) => (
              <PartOf key={index} part={part} first={index === 0} last={index === parts.length - 1} />
            ))}
      </section>
    </HeldWords>
  );
}

function PartOf({ part, first, last }: { part: Part; first: boolean; last: boolean }) {
  const { t, format } = useWords();
  if (part.kind === 'changed')
    return (
      <p className="read preline roundPlace">
        <WordChanges changes={part.changes} />
      </p>
    );
  // the neighbours of a change say where it stands
  const after = first ? [] : part.paragraphs.slice(0, 1);
  const before = last ? [] : part.paragraphs.slice(after.length).slice(-1);
  const left = part.paragraphs.length - after.length - before.length;
  return (
    <>
      {after.map((text) => (
        <p key="after" className="m">
          {text}
        </p>
      ))}
      {left > 0 ? (
        <p className="m cap roundSame">{t('proposals.rounds.same', { count: format.number(left) })}</p>
      ) : null}
      {before.map((text) => (
        <p key="before" className="m">
          {text}
        </p>
      ))}
    </>
  );
}
