import type { WireError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { useToasts } from '../../components/toastStore.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/**
 * Says what became of a print: on the way to the printer, or not, because the person thought better of it or the
 * machine has no printer. Nobody should wait beside a printer for a sheet that won't come.
 * @param words for what went to the printer; the usual ones when left out
 * @returns what failed, for the place where the caller shows errors
 */
export function tellPrinted(
  reply: Reply<{ printed: boolean }>,
  t: Translate,
  words = t('papers.printed'),
): WireError | null {
  if (!reply.ok) return reply.error;
  const { printed } = reply.value;
  useToasts.getState().show({ text: printed ? words : t('papers.notPrinted'), undone: !printed });
  return null;
}
