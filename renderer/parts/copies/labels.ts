import type { WireError } from '../../../shared/errors.ts';
import type { Translate } from '../../i18n/I18n.tsx';
import { call, host } from '../../data/bridge.ts';
import { tellPrinted } from '../papers/printed.ts';

/** Renders the label sheet and sends it to the printer; what failed comes back. */
export async function printLabels(ids: readonly string[], t: Translate): Promise<WireError | null> {
  const made = await call('copies.labels', { ids: [...ids] });
  if (!made.ok) return made.error;
  const printed = await host().printReport(made.value.reportId);
  return tellPrinted(printed, t, t('copies.labels.made', { count: ids.length }));
}
