import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Where whoever wrote in asks: on the receipt slip and in every letter to them. */
export function ContactPanel() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('settings.station', {});
  const [typed, setTyped] = useState<{ phone: string; address: string } | null>(null);
  const act = useAct({ onDone: () => setTyped(null) });
  if (value === null) return null;
  const contact = typed ?? value.contact;
  const may = mayCall(roles, 'settings.setContact');
  const unchanged = contact.phone === value.contact.phone && contact.address === value.contact.address;
  const save = (): void => void act.call('settings.setContact', contact, t('settings.contact.saved'));
  return (
    <section className="panel" aria-label={t('settings.contact')}>
      <header>
        <h2>{t('settings.contact')}</h2>
        <span className="m">{t('settings.contact.lead')}</span>
      </header>
      <div className="pad-16 col gap-5">
        <div className="grid12">
          <TextField
            span={4}
            label={t('settings.contact.phone')}
            value={contact.phone}
            onChange={(phone) => setTyped({ ...contact, phone })}
            maxLength={60}
            disabled={!may}
          />
          <TextField
            span={8}
            label={t('settings.contact.address')}
            value={contact.address}
            onChange={(address) => setTyped({ ...contact, address })}
            maxLength={300}
            disabled={!may}
          />
        </div>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
        {may ? (
          <div className="row">
            <Button
              disabled={unchanged || act.busy}
              disabledReason={unchanged ? t('settings.contact.unchanged') : null}
              onPress={save}
            >
              {t('settings.contact.save')}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
