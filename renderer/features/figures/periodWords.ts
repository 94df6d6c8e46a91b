import { ordinalOf, type Period } from '../../../shared/domain/figures/period.ts';
import { useT } from '../../i18n/I18n.tsx';

/** "Tháng 11/2026"; short, under a bar, "Tháng 11". */
export function usePeriodName(): (period: Period, size?: 'name' | 'short') => string {
  const t = useT();
  return (period, size = 'name') => {
    const { number, year } = ordinalOf(period);
    return t(`figures.${size}.${period.kind}`, { number, year: String(year) });
  };
}
