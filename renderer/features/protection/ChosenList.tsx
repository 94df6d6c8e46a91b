import type { Level } from '../../../shared/ipc/schemas.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** A document as it is named where several are decided about: its level and number; no trích yếu. */
export interface ChosenName {
  readonly id: string;
  readonly level: Level | null;
  readonly name: string;
}

/** All that one paper will be about, by name: a number alone says nothing to whoever signs. */
export function ChosenList({ names }: { names: readonly ChosenName[] }) {
  const t = useT();
  return (
    <section aria-label={t('protection.several.which')}>
      <p className="m cap">{t('protection.several.which')}</p>
      <ul className="chosenList" tabIndex={0}>
        {names.map(({ id, level, name }) => (
          <li key={id}>
            {level === null ? null : <LevelChip level={level} />} <span>{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
