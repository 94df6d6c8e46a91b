import { Button as AriaButton } from 'react-aria-components/Button';
import type { FigureName, MadeOf } from '../../../shared/domain/figures/figure.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { Overview } from './stores.ts';

interface MainFigure {
  readonly id: 'closing' | 'overdue' | 'onTime' | 'median' | 'received' | 'rating';
  readonly text: string;
  readonly tone: '' | 'caution' | 'danger';
  readonly caption: string;
  /** the list behind it */
  readonly figure: FigureName;
  /** where it is made up of more than one figure */
  readonly made?: MadeOf;
}

/** The six figures above the charts; each opens its list by press or by its digit. */
export function FigureStrip(props: {
  overview: Overview;
  open: (figure: FigureName) => void;
  openMade: (made: MadeOf) => void;
}) {
  const { overview, open, openMade } = props;
  const t = useT();
  const figures = useMainFigures(overview);
  const go = ({ figure, made }: MainFigure): void => (made === undefined ? open(figure) : openMade(made));
  useShortcuts('figures', {
    'figures.open': (index) => {
      const figure = figures[index];
      if (!figure) return false;
      go(figure);
      return true;
    },
  });
  return (
    <section className="panel figures figureStrip" aria-label={t('figures.numbers')} data-keys="figures">
      {figures.map((figure) => (
        <AriaButton key={figure.id} className="figureMain" onPress={() => go(figure)}>
          <span className="s cut">{t(`figures.main.${figure.id}`)}</span>
          <span className={`fig ${figure.tone}`}>{figure.text}</span>
          <span className="m cap cut">{figure.caption}</span>
        </AriaButton>
      ))}
    </section>
  );
}

function useMainFigures({ counts, before, medianDays, medianBefore, rating, least }: Overview): MainFigure[] {
  const { t, format } = useWords();
  const of = (name: FigureName): number => counts[name] ?? 0;
  const change = (now: number, then: number): string => {
    const difference = now - then;
    const sign = difference > 0 ? '+' : '−';
    return t('figures.change', { change: difference, sign, size: format.number(Math.abs(difference)) });
  };
  const answers = of('answeredOnTime') + of('answeredLate');
  const share = answers === 0 ? null : Math.round((100 * of('answeredOnTime')) / answers);
  const onTimeOf = t('figures.onTimeOf', {
    onTime: format.number(of('answeredOnTime')),
    all: format.number(answers),
  });
  return [
    {
      id: 'closing',
      figure: 'closing',
      tone: '',
      text: format.number(of('closing')),
      caption: change(of('closing'), before.closing ?? 0),
    },
    {
      id: 'overdue',
      figure: 'overdue',
      tone: of('overdue') > 0 ? 'danger' : '',
      text: format.number(of('overdue')),
      caption: t('figures.ofOpen', { open: format.number(of('closing')) }),
    },
    {
      id: 'onTime',
      figure: 'answeredOnTime',
      tone: share !== null && of('overdue') > 0 ? 'caution' : '',
      text: share === null ? t('figures.none') : t('figures.percent', { value: format.number(share) }),
      caption:
        share === null
          ? t('figures.noAnswers')
          : of('overdue') === 0
            ? onTimeOf
            : `${t('figures.stillOverdue', { count: format.number(of('overdue')) })}; ${onTimeOf}`,
    },
    {
      id: 'median',
      figure: 'answeredOnTime',
      made: 'answered',
      tone: '',
      text: medianDays === null ? t('figures.none') : t('figures.days', { count: format.number(medianDays) }),
      caption:
        medianDays === null || medianBefore === null
          ? t(medianDays === null ? 'figures.noAnswers' : 'figures.onlyThis')
          : change(medianDays, medianBefore),
    },
    {
      id: 'received',
      figure: 'received',
      tone: '',
      text: format.number(of('received')),
      caption: change(of('received'), before.received ?? 0),
    },
    {
      id: 'rating',
      figure: 'rated',
      tone: '',
      text: rating.average === null ? t('figures.none') : format.number(rating.average),
      caption:
        rating.average === null
          ? t('figures.ratingHidden', { least })
          : t('figures.rated', { count: format.number(rating.count) }),
    },
  ];
}
