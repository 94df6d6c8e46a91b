import { useState } from 'react';
import type { ProtectionDetail, RecallView } from '../../../shared/ipc/contract/protection.ts';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { date, REQUIRED, text } from './form.ts';

const PROOFS = ['minutes', 'returned', 'receipt', 'destroyed'] as const;

/** Recalls of a document: who still owes a proof, and since when it is late. */
export function Recalls({ detail, today }: { detail: ProtectionDetail; today: string }) {
  return detail.recalls.map((recall) => <Recall key={recall.id} recall={recall} today={today} />);
}

function Recall({ recall, today }: { recall: RecallView; today: string }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState<string | null>(null);
  const late = recall.closedMs === null && recall.dueOn < today;
  const officesOwe = recall.holders.some((holder) => holder.kind === 'office' && holder.proof === null);
  return (
    <section className="panel" aria-label={t('protection.recall')}>
      <header>
        <h2>{t('protection.recall')}</h2>
        <span className="end" />
        <span className={recall.closedMs !== null ? 'done' : late ? 'danger' : 'm'}>
          {recall.closedMs !== null
            ? t('protection.recallClosed')
            : t('protection.recallDue', { date: format.date(recall.dueOn) })}
        </span>
      </header>
      <div className="m cap pad col">
        <p>
          {t('protection.byDocument', { code: recall.code, date: format.date(recall.decidedOn) })} ·{' '}
          {recall.ground}
        </p>
        {officesOwe ? <p>{t('protection.recallGoes')}</p> : null}
      </div>
      <ul className="protectionRows">
        {recall.holders.map((holder) => (
          <li key={holder.id}>
            <span className="grow">
              <b className="md">{holder.holder}</b>{' '}
              {holder.proof === null ? (
                <span className="m">{t('protection.proofWaits')}</span>
              ) : (
                <span className="done">
                  {[
                    t(`protection.proof.${holder.proof}`),
                    // a receipt is known by the number of the envelope that it answers
                    holder.proof === 'receipt' && /^\d+$/.test(holder.proofRef)
                      ? t('protection.proofEnvelope', { sequence: holder.proofRef })
                      : holder.proofRef,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </span>
            {holder.proof !== null || open === holder.id ? null : holder.kind === 'here' ? (
              mayCall(roles, 'protection.purgeHere') ? (
                <Button size="small" kind="danger" icon="trash" onPress={() => setOpen(holder.id)}>
                  {t('protection.purgeHere')}
                </Button>
              ) : null
            ) : mayCall(roles, 'protection.proveRecall') ? (
              <Button size="small" onPress={() => setOpen(holder.id)}>
                {t('protection.proveNow')}
              </Button>
            ) : null}
            {open === holder.id && holder.kind === 'here' ? (
              <ActForm
                title={t('protection.purgeHere')}
                verb={t('protection.purgeHere')}
                fields={[]}
                today={today}
                note={t('protection.dossierNote.execute')}
                danger
                onSend={() => call('protection.purgeHere', { recallId: recall.id })}
                onDone={() => setOpen(null)}
                onClose={() => setOpen(null)}
              />
            ) : null}
            {open === holder.id && holder.kind === 'office' ? (
              <ActForm
                title={t('protection.proveNow')}
                verb={t('protection.verb.record')}
                fields={[
                  {
                    name: 'proof',
                    kind: 'choice',
                    span: 12,
                    required: true,
                    choices: PROOFS.map((id) => ({ id, text: `protection.proof.${id}` })),
                  },
                  text('code', 4, REQUIRED),
                  date('decidedOn', 4, REQUIRED),
                ]}
                today={today}
                onSend={({ proof, code, decidedOn }) =>
                  call('protection.proveRecall', {
                    recallId: recall.id,
                    holderId: holder.id,
                    ref: code,
                    provedOn: decidedOn ?? '',
                    proof: PROOFS.find((id) => id === proof) ?? 'minutes',
                  })
                }
                onDone={() => setOpen(null)}
                onClose={() => setOpen(null)}
              />
            ) : null}
          </li>
        ))}
        {recall.copies.map(({ id, code, holder }) => (
          <li key={id}>
            <span className="grow">
              <b className="md">{t('protection.recallCopy', { code, holder })}</b>{' '}
              <span className={late ? 'danger' : 'm'}>
                {t('protection.recallCopy.out', { date: format.date(recall.dueOn) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
