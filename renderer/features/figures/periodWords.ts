import { ordinalOf, type Period } from '../../../shared/domain/figures/period.ts';
import { type Translate, useT } from '../../i18n/I18n.tsx';

/** "Tháng 11/2026"; short, under a bar, "Tháng 11". */
export function nameOfPeriod(t: Translate, period: Period, size: 'name' | 'short' = 'name'): string {
  const { number, year } = ordinalOf(period);
  return t(`figures.${size}.${period.kind}`, { number, year: String(year) });
}

export function usePeriodName(): (period: Period, size?: 'name' | 'short') => string {
  const t = useT();
  return (period, size) => nameOfPeriod(t, period, size);
}
