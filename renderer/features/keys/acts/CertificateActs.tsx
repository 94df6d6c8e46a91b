import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { OwnCertificate } from '../rows.ts';
import { ActDialog } from './ActDialog.tsx';
import { OutsideActs } from './OutsideActs.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

export interface CertificateActsProps {
  certificate: OwnCertificate;
  keys: Output<'keys.list'>;
}

type Act = 'ask' | 'renew' | 'revoke';

/** What may be done with one of our certificates, by whom; who may not is told who may. */
export function CertificateActs({ certificate, keys }: CertificateActsProps) {
  const { t, format } = useWords();
  const { userId, roles } = useOpenSession();
  const [act, setAct] = useState<Act | null>(null);
  const close = (): void => setAct(null);
  const { owner, state, personId } = certificate;
  const isUsed = state === 'in-force' || state === 'expired';
  const isMine = owner === 'person' && personId === userId;
  const asked = keys.requests.some((request) => request.personId === userId);
  const day = (ms: number): string => format.date(format.dayOf(ms));
  if (
    owner === 'authority' ||
    owner === 'outside' ||
    (owner === 'person' && !isMine && isUsed) ||
    state === 'revoked'
  )
    return null;
  if (isUsed && isMine) {
    return (
      <ActionBar>
        <Button
          icon="refresh"
          disabled={asked}
          disabledReason={asked ? t('certs.ask.waiting') : null}
          onPress={() => setAct('ask')}
        >
          {t('certs.ask')}
        </Button>
        {mayCall(roles, 'keys.takeOwnFile') ? <OutsideActs whose="own" requests={keys.ownRequests} /> : null}
        {act === 'ask' ? (
          <ActDialog
            title={t('certs.ask.title')}
            consequences={[t('certs.ask.1'), t('certs.ask.2'), t('certs.ask.3')]}
            does={t('certs.ask')}
            kind="primary"
            run={() => call('keys.askRenewal', {})}
            said={() => t('certs.ask.done')}
            onClose={close}
          />
        ) : null}
      </ActionBar>
    );
  }
  const may = mayCall(roles, isUsed ? 'keys.renewOffice' : 'keys.revoke');
  const reason = may ? null : t('certs.onlyCipher');
  return (
    <ActionBar>
      {isUsed ? (
        <Button icon="refresh" disabled={!may} disabledReason={reason} onPress={() => setAct('renew')}>
          {t('certs.renew')}
        </Button>
      ) : (
        <Button icon="refused" disabled={!may} disabledReason={reason} onPress={() => setAct('revoke')}>
          {t('certs.revoke')}
        </Button>
      )}
      {isUsed && mayCall(roles, 'keys.takeOfficeFile') ? (
        <OutsideActs whose="office" requests={keys.officeRequests} />
      ) : null}
      {act === 'renew' ? (
        <ActDialog
          title={t('certs.renew.title')}
          consequences={[t('certs.renew.1'), t('certs.renew.2'), t('certs.renew.3'), t('certs.renew.4')]}
          does={t('certs.renew')}
          kind="primary"
          run={() => call('keys.renewOffice', {})}
          said={({ untilMs }) => t('certs.renew.done', { date: day(untilMs) })}
          onClose={close}
        />
      ) : null}
      {act === 'revoke' ? <RevokeDialog certificate={certificate} onClose={close} /> : null}
    </ActionBar>
  );
}
