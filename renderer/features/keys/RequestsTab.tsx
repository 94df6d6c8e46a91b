import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { ActDialog } from './acts/ActDialog.tsx';
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
              <Button
                size="small"
                icon="seal"
                disabled={!mayIssue}
                disabledReason={mayIssue ? null : t('certs.onlyIssuer')}
                onPress={() => setIssuing(request)}
              >
                {t('certs.issue')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {issuing === null ? null : (
        <ActDialog
          title={t('certs.issue.title', { name: issuing.name })}
          consequences={[t('certs.issue.1', { name: issuing.name }), t('certs.issue.2')]}
          does={t('certs.issue')}
          kind="primary"
          run={() => call('keys.issue', { requestId: issuing.id })}
          said={({ untilMs }) =>
            t('certs.issue.done', { name: issuing.name, date: format.date(format.dayOf(untilMs)) })
          }
          onClose={() => setIssuing(null)}
        />
      )}
    </div>
  );
}
