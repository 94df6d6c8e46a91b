import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ActDialog } from './ActDialog.tsx';
import { TakeOutside } from './TakeOutside.tsx';

type OfficeRequest = Output<'keys.list'>['officeRequests'][number];

/**
 * The office, or the signed-in person, certified by an authority that is none of ours: requests out, certificates or a
 * key file in. Whom the office believes the cipher officer says, by comparing the authority's own certificates.
 */
export function OutsideActs({
  whose,
  requests,
}: {
  whose: 'office' | 'own';
  requests: readonly OfficeRequest[];
}) {
  const t = useT();
  const [act, setAct] = useState<'ask' | 'take' | 'takeKey' | 'takeAuthority' | null>(null);
  const close = (): void => setAct(null);
  const authority = {
    id: 'takeAuthority',
    text: t('certs.outside.takeAuthority'),
    icon: 'seal' as const,
    onAct: () => setAct('takeAuthority'),
  };
  return (
    <>
      <Menu
        label={t('certs.outside')}
        acts={[
          { id: 'ask', text: t('certs.outside.ask'), icon: 'outbox', onAct: () => setAct('ask') },
          {
            id: 'take',
            text: t('certs.outside.take'),
            icon: 'inbox' as const,
            disabled: requests.length === 0,
            onAct: () => setAct('take'),
          },
          { id: 'takeKey', text: t('certs.outside.takeKey'), icon: 'key', onAct: () => setAct('takeKey') },
          ...(whose === 'office' ? [authority] : []),
        ]}
      >
        <Button icon="seal">{t('certs.outside')}</Button>
      </Menu>
      {act === 'ask' ? <AskOutside whose={whose} waiting={requests[0]} onClose={close} /> : null}
      {act === 'take' ? <TakeOutside whose={whose} withKey={false} onClose={close} /> : null}
      {act === 'takeKey' ? <TakeOutside whose={whose} withKey onClose={close} /> : null}
      {act === 'takeAuthority' ? <TakeOutside whose="authority" withKey={false} onClose={close} /> : null}
    </>
  );
}

interface AskOutsideProps {
  whose: 'office' | 'own';
  waiting: OfficeRequest | undefined;
  onClose: () => void;
}

function AskOutside({ whose, waiting, onClose }: AskOutsideProps) {
  const { t, format } = useWords();
  const [anew, setAnew] = useState(false);
  return (
    <ActDialog
      title={t(`certs.outside.ask.title.${whose}`)}
      consequences={[t('certs.outside.ask.1'), t('certs.outside.ask.2')]}
      does={t('certs.outside.ask.do')}
      kind="primary"
      run={() => host().askOutsideCertificates(whose, anew)}
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
