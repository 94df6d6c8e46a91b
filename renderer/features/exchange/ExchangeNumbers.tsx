import { Button as AriaButton } from 'react-aria-components/Button';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useWords } from '../../i18n/I18n.tsx';
import type { TabName } from './ExchangePage.tsx';

export interface ExchangeNumbersProps {
  numbers: Output<'exchange.summary'>;
  onTab: (tab: TabName) => void;
}

/** Five numbers; each opens its box. */
export function ExchangeNumbers({ numbers, onTab }: ExchangeNumbersProps) {
  const { t, format } = useWords();
  const gaps = numbers.gaps.filter((gap) => gap.missing.length > 0);
  const [gap] = gaps;
  const figures = [
    {
      id: 'waitingOut',
      count: numbers.waitingOut,
      tab: 'out',
      hot: false,
      below: numbers.held > 0 ? t('exchange.below.held', { count: numbers.held }) : t('exchange.below.out'),
    },
    {
      id: 'waitingIn',
      count: numbers.waitingIn,
      tab: 'in',
      hot: false,
      below: gap
        ? t('exchange.gap', { numbers: gap.missing.slice(0, 3).join(', '), peer: gap.peer })
        : t('exchange.below.in'),
    },
    { id: 'refused', count: numbers.refused, tab: 'out', hot: true, below: t('exchange.below.refused') },
    {
      id: 'quarantined',
      count: numbers.quarantined,
      tab: 'quarantine',
      hot: true,
      below: t('exchange.below.quarantine'),
    },
  ] as const;
  return (
    <section className="panel exchangeNumbers" aria-label={t('exchange.numbers')} data-keys="figures">
      <div className="exchangeFigure">
        <span className="m cap">{t('exchange.lastReceipt')}</span>
        <span className="sec lastReceipt">
          {numbers.lastReceiptMs === null ? t('exchange.noReceipt') : format.dateTime(numbers.lastReceiptMs)}
        </span>
        <span className="m cap cut">{t('exchange.below.receipt')}</span>
      </div>
      {figures.map((figure) => (
        <AriaButton key={figure.id} className="exchangeFigure" onPress={() => onTab(figure.tab)}>
          <span className="m cap">{t(`exchange.number.${figure.id}`)}</span>
          <span className={figure.hot && figure.count > 0 ? 'fig danger' : 'fig'}>
            {format.number(figure.count)}
          </span>
          <span
            className={figure.id === 'waitingIn' && gap ? 'danger cap cut' : 'm cap cut'}
            title={figure.below}
          >
            {figure.below}
          </span>
        </AriaButton>
      ))}
    </section>
  );
}
