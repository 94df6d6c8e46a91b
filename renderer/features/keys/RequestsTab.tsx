import { useState } from 'react';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { Fingerprint } from '../../parts/certificates/Fingerprint.tsx';
import { IssueDialog } from './acts/IssueDialog.tsx';
import type { KeyRequest } from './rows.ts';

/** People who made new keys and wait for their certificates. */
export function RequestsTab({ requests }: { requests: readonly KeyRequest[] }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [issuing, setIssuing] = useState<KeyRequest | null>(null);
  const mayIssue = mayCall(roles, 'keys.issue');
  if (requests.length === 0) return <EmptyState>{t('certs.noRequests')}</EmptyState>;
  return (
    <div className="scroll grow canvas">
      <section className="panel keysPanel" aria-label={t('certs.tab.requests')}>
        <p className="pad-16 s">{t('certs.requests.what')}</p>
        <ul className="keysList">
          {requests.map((request) => (
            <li key={request.id}>
              <span className="grow md">{request.name}</span>
              <span className="m">{t('certs.askedOn', { when: format.dateTime(request.askedMs) })}</span>
              {request.proof === 'taken-back' ? (
                <Fingerprint hex={request.fingerprint} words={request.words} short />
              ) : null}
              <Button
                size="small"
                icon="seal"
                disabled={!mayIssue || request.proof === 'none'}
                disabledReason={
                  !mayIssue
                    ? t('certs.onlyIssuer')
                    : request.proof === 'none'
                      ? t('certs.request.notOwn', { name: request.name })
                      : null
                }
                onPress={() => setIssuing(request)}
              >
                {t('certs.issue')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {issuing === null ? null : <IssueDialog request={issuing} onClose={() => setIssuing(null)} />}
    </div>
  );
}
