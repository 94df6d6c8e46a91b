import { useState } from 'react';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { Envelope } from './stores.ts';

/** What lies in quarantine is thrown away by whoever keeps the exchange, once its reason was read. */
export function DiscardAct({ envelope }: { envelope: Envelope }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [asking, setAsking] = useState(false);
  if (!mayCall(roles, 'exchange.discard')) return null;
  return (
    <>
      <ActionBar>
        <Button icon="close" onPress={() => setAsking(true)}>
          {t('exchange.discard')}
        </Button>
      </ActionBar>
      {asking ? <DiscardDialog envelope={envelope} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function DiscardDialog({ envelope, onClose }: { envelope: Envelope; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [alike, setAlike] = useState(false);
  const discard = (): void =>
    void act.call('exchange.discard', { envelopeId: envelope.envelopeId, alike }, ({ discarded }) => {
      onClose();
      useToasts.getState().show({ text: t('exchange.discarded', { count: discarded }) });
    });
  return (
    <FormDialog
      undoable={false}
      title={t('exchange.discardTitle')}
      verb={t('exchange.discard')}
      missing={null}
      act={act}
      danger
      alert
      keep={t('exchange.discardKeep')}
      onSubmit={discard}
      onClose={onClose}
    >
      <p className="s">{t('exchange.discardWhat')}</p>
      <Checkbox checked={alike} onChange={setAlike}>
        {t('exchange.discardAlike')}
      </Checkbox>
    </FormDialog>
  );
}
