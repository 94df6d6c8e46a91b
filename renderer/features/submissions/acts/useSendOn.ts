import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { useAct, type Running } from '../../../data/useAct.ts';

export interface SendOn {
  /** where it goes */
  readonly office: string;
  readonly send: () => void;
}

/**
 * A vướng mắc that was reported here goes on to the office that supports this one in one act. Null where there is
 * none, where it is on its way already, or where this person may not send it.
 */
export function useSendOn(detail: Case): { sendOn: SendOn | null; act: Running } {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('obstacles.support', {});
  const act = useAct({ reread: 'submissions.get' });
  const station = value?.station ?? null;
  const waits = detail.state === 'received' || detail.state === 'classifying';
  const own = detail.obstacle !== null && detail.travel.came === null && detail.travel.sent === null;
  if (station === null || !waits || !own || !mayCall(roles, 'obstacles.send')) return { sendOn: null, act };
  const send = (): void =>
    void act.call('obstacles.send', { id: detail.id }, t('obstacles.sealed', { office: station.office }));
  return { sendOn: { office: station.office, send }, act };
}
