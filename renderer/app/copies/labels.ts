import type { WireError } from '../../../shared/errors.ts';
import { useToasts } from '../../components/toastStore.ts';
import type { Translate } from '../../i18n/I18n.tsx';
import { call, host } from '../bridge.ts';

/** Renders the label sheet and sends it to the printer; what failed comes back. */
export async function printLabels(ids: readonly string[], t: Translate): Promise<WireError | null> {
  const made = await call('copies.labels', { ids: [...ids] });
  if (!made.ok) return made.error;
  const printed = await host().printReport(made.value.reportId);
  if (!printed.ok) return printed.error;
  if (printed.value.printed)
    useToasts.getState().show({ text: t('copies.labels.made', { count: ids.length }) });
  return null;
}
