import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { useReportOut } from '../../../parts/papers/reportOut.tsx';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** In a training vault: the export of a portal with invented rows, to learn the import with. */
export function SaveSample() {
  const t = useT();
  const act = useAct();
  const { roles, training } = useOpenSession();
  const [failed, setFailed] = useState<WireError | null>(null);
  const out = useReportOut(setFailed);
  if (!training || !mayCall(roles, 'lessons.sample')) return null;
  const save = (): void => void act.call('lessons.sample', {}, (made) => void out.save(made));
  const error = act.error ?? failed;
  return (
    <>
      <Button icon="disk" disabled={act.busy} onPress={save}>
        {t('import.sample')}
      </Button>
      {error ? <Failure error={error} /> : null}
    </>
  );
}
