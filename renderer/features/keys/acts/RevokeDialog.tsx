import { useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { shortSerial } from '../lines.ts';
import type { OwnCertificate } from '../rows.ts';
import { ActDialog } from './ActDialog.tsx';

const REASONS = ['superseded', 'ceased', 'compromised'] as const;

/** Taking back cannot be undone; the reason decides whether old signatures still count. */
export function RevokeDialog({ certificate, onClose }: { certificate: OwnCertificate; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  return (
    <ActDialog
      title={t('certs.revoke.title', { serial: shortSerial(certificate.serial), name: certificate.name })}
      consequences={[t('certs.revoke.1'), t('certs.revoke.2'), t('certs.revoke.3')]}
      does={t('certs.revoke')}
      kind="danger"
      missing={reason === null ? t('certs.revoke.missing') : null}
      run={() => call('keys.revoke', { id: certificate.id, reason: reason ?? 'superseded' })}
      said={() => t('certs.revoke.done')}
      onClose={onClose}
    >
      <RadioGroup
        label={t('word.reason')}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((id) => ({
          id,
          text: t(`certs.reason.${id}`),
          detail: t(`certs.reason.${id}.what`),
        }))}
      />
    </ActDialog>
  );
}
