import { Button as AriaButton } from 'react-aria-components/Button';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { DeskNumber } from '../../../shared/ipc/contract/desk.ts';
import type { Figure } from './figures.ts';

/** The numbers above a desk, each a filter of its list, by press or by its digit; once more takes the filter away. */
export function DeskNumbers({ figures, only }: { figures: readonly Figure[]; only: DeskNumber | null }) {
  const { t, format } = useWords();
  useShortcuts('figures', {
    'figures.open': (index) => {
      const figure = figures[index];
      if (!figure) return false;
      figure.open();
      return true;
    },
  });
  return (
    <section className="panel figures deskNumbers" aria-label={t('desk.numbers')} data-keys="figures">
      {figures.map((figure) => (
        <AriaButton
          key={figure.id}
          className="deskFigure"
          {...(figure.what === null ? {} : { 'aria-pressed': figure.what === only })}
          onPress={figure.open}
        >
          <span className={`fig ${figure.tone}`}>{format.number(figure.count)}</span>
          <span className={figure.caption === null ? 'm cut' : 's md cut'}>{figure.name}</span>
          {figure.caption === null ? null : <span className="m cap cut">{figure.caption}</span>}
        </AriaButton>
      ))}
    </section>
  );
}
