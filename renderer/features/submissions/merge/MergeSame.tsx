import { useState } from 'react';
import { Note } from '../../../components/Note.tsx';
import { Button } from '../../../components/Button.tsx';
import { call } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { SureDialog } from '../../../forms/SureDialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';

/** Mass letters: every case with the very same words that nobody has begun becomes a duplicate of this one, in one act. */
export function MergeSame({ detail }: { detail: Case }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [done, setDone] = useState(0);
  const [sure, setSure] = useState(false);
  const act = useAct({ reread: 'submissions.get' });
  if (detail.sameOpen === 0 || !mayCall(roles, 'submissions.mergeSame')) return null;
  const merge = async () => {
    let total = 0;
    for (;;) {
      const reply = await call('submissions.mergeSame', { id: detail.id, note: '' });
      if (!reply.ok) return reply;
      total += reply.value.merged;
      setDone(total);
      if (reply.value.left === 0 || reply.value.merged === 0) return { ok: true as const, value: total };
    }
  };
  return (
    <div className="pad col gap-6">
      <Note>{t('submissions.sameWords', { count: detail.sameOpen })}</Note>
      <Button size="small" disabled={act.busy} onPress={() => setSure(true)}>
        {act.busy
          ? t('submissions.mergingSame', { done })
          : t('submissions.mergeSame', { count: detail.sameOpen })}
      </Button>
      <p className="m cap">{t('submissions.mergeSameWhat')}</p>
      {sure ? (
        <SureDialog
          title={t('submissions.mergeSure', { count: detail.sameOpen })}
          yes={t('submissions.mergeSame', { count: detail.sameOpen })}
          no={t('submissions.mergeNotYet')}
          onYes={() => void act.run(merge, (count) => t('submissions.done.mergeSame', { count }))}
          onClose={() => setSure(false)}
        >
          <p className="s">{t('submissions.mergeSure.what', { title: detail.title })}</p>
        </SureDialog>
      ) : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </div>
  );
}
