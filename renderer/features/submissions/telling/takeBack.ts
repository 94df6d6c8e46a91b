import { type ToastInput, useToasts } from '../../../components/toastStore.ts';
import { call } from '../../../data/bridge.ts';
import { errorWords } from '../../../i18n/errorWords.ts';
import type { Translate } from '../../../i18n/I18n.tsx';

/** What is said of senders who were told, with the way back while it stands: nobody is told by one press too many. */
export const toldWithWayBack = (t: Translate, ids: readonly string[], text: string): ToastInput => ({
  text,
  action: { text: t('submissions.takeBackTold'), onAct: () => void takeBack(t, ids) },
});

async function takeBack(t: Translate, ids: readonly string[]): Promise<void> {
  const reply = await call('submissions.takeBackAcknowledged', { ids: [...ids], note: '' });
  const text = reply.ok
    ? t('submissions.takenBackTold', { count: reply.value.takenBack })
    : errorWords(t, reply.error).title;
  useToasts.getState().show({ text, undone: true });
}
