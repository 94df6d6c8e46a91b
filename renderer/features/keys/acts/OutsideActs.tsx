import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../app/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { Note } from '../../../components/Note.tsx';
import { useFormat, useT } from '../../../i18n/I18n.tsx';
import { ActDialog } from './ActDialog.tsx';
import { TakeOutside } from './TakeOutside.tsx';

type OfficeRequest = Output<'keys.list'>['officeRequests'][number];

/** The office certified by an authority that is none of ours: requests out, certificates or a key file in. */
export function OutsideActs({ requests }: { requests: readonly OfficeRequest[] }) {
  const t = useT();
  const [act, setAct] = useState<'ask' | 'take' | 'takeKey' | null>(null);
  const close = (): void => setAct(null);
  return (
    <>
      <Menu
        label={t('certs.outside')}
        acts={[
          { id: 'ask', text: t('certs.outside.ask'), icon: 'outbox', onAct: () => setAct('ask') },
          {
            ...{ id: 'take', text: t('certs.outside.take'), icon: 'inbox' as const },
            disabled: requests.length === 0,
            onAct: () => setAct('take'),
          },
          { id: 'takeKey', text: t('certs.outside.takeKey'), icon: 'key', onAct: () => setAct('takeKey') },
        ]}
      >
        <Button icon="seal">{t('certs.outside')}</Button>
      </Menu>
      {act === 'ask' ? <AskOutside waiting={requests[0]} onClose={close} /> : null}
      {act === 'take' ? <TakeOutside withKey={false} onClose={close} /> : null}
      {act === 'takeKey' ? <TakeOutside withKey onClose={close} /> : null}
    </>
  );
}

function AskOutside({ waiting, onClose }: { waiting: OfficeRequest | undefined; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const [anew, setAnew] = useState(false);
  return (
    <ActDialog
      title={t('certs.outside.ask.title')}
      consequences={[t('certs.outside.ask.1'), t('certs.outside.ask.2')]}
      does={t('certs.outside.ask.do')}
      kind="primary"
      run={() => host().askOfficeCertificates(anew)}
      said={(made) => (made === null ? null : t('certs.outside.ask.done', { files: made.files.join(', ') }))}
      onClose={onClose}
    >
      {waiting === undefined ? null : (
        <>
          <Note>{t('certs.outside.ask.waiting', { date: format.date(format.dayOf(waiting.askedMs)) })}</Note>
          <Checkbox checked={anew} onChange={setAnew}>
            {t('certs.outside.ask.anew')}
          </Checkbox>
        </>
      )}
    </ActDialog>
  );
}
