import type { Output } from '../../../shared/ipc/contract.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { useWords } from '../../i18n/I18n.tsx';

/** By level, then classified lines one by one; never a trích yếu. */
export function LostLines({ held }: { held: Output<'lost.look'> }) {
  const { t, format } = useWords();
  const notes = [
    held.levels.length === 0 ? t('lost.nothing') : '',
    held.partial ? t('lost.hidden') : '',
    held.more ? t('lost.more') : '',
    held.people.length === 0 ? '' : t('lost.people', { people: held.people.join(', ') }),
  ].filter((words) => words !== '');
  return (
    <ul className="lineList">
      {held.levels.map(({ level, documents, files }) => (
        <li key={level}>
          <span className="backupPart">
            <LevelChip level={level} />
          </span>
          <span className="grow s">
            {t('lost.counts', { documents: format.number(documents), files: format.number(files) })}
          </span>
        </li>
      ))}
      {held.lines.map((line) => (
        <li key={`${line.way}${line.book}${line.number}${line.code}`}>
          <span className="backupPart">
            <LevelChip level={line.level} />
          </span>
          <span className="grow s">{`${t(`documents.book.${line.book}`)} ${line.number} · ${line.code} · ${line.issuer}`}</span>
          <span className="m">{t(`lost.way.${line.way}`)}</span>
          <span className="m">{format.date(line.enteredOn)}</span>
        </li>
      ))}
      {notes.map((words) => (
        <li key={words}>
          <span className="grow m">{words}</span>
        </li>
      ))}
    </ul>
  );
}
