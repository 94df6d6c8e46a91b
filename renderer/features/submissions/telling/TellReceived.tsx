import { WAYS } from '../../../../shared/domain/submission/reach.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { call } from '../../../data/bridge.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { Waiting } from './SureTold.tsx';
import { toldWithWayBack } from './takeBack.ts';
import { useTellMany } from './useTellMany.tsx';

/** Several senders are told that their words came: the portal and the mail have told theirs, the others get letters; looked at before. */
export function TellReceived({ waiting, asked = false }: { waiting: readonly Waiting[]; asked?: boolean }) {
  const t = useT();
  const { button, beside } = useTellMany({
    waiting,
    asked,
    paper: 'acknowledgement-letter',
    title: (count) => t('submissions.toldSure', { count }),
    what: t('submissions.toldSure.what'),
    yes: (count) => t('submissions.toldAll', { count }),
    no: t('submissions.toldNotYet'),
    done: (count, told) =>
      toldWithWayBack(
        t,
        told.map(({ id }) => id),
        t('submissions.done.acknowledgeSeveral', { count }),
      ),
    tell: acknowledge,
  });
  return (
    <>
      {button}
      {beside}
    </>
  );
}

async function acknowledge(told: readonly Waiting[]): Promise<Reply<never[]>> {
  for (const channel of WAYS) {
    const ids = told.filter(({ reach }) => reach.way === channel).map(({ id }) => id);
    if (ids.length === 0) continue;
    const reply = await call('submissions.acknowledge', { ids, channel });
    if (!reply.ok) return reply;
  }
  return { ok: true, value: [] };
}
