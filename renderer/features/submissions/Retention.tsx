import { useState } from 'react';
import { call } from '../../app/bridge.ts';
import { useDateReader } from '../../app/choices.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { mayCall } from '../../app/holding.ts';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useAct } from './acts/useAct.ts';
import { useRetentionDue } from './stores.ts';

/** Identities whose time is over: proposed by the program, decided by a person, erased for good or kept on for a reason. */
export function Retention() {
  const t = useT();
  const format = useFormat();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const { value } = useQuery(useRetentionDue, {});
  const [asking, setAsking] = useState<'erase' | 'keep' | null>(null);
  if (value === null || value.cases.length === 0) return null;
  const may = mayCall(roles, 'privacy.decideRetention');
  return (
    <section className="panel" aria-label={t('privacy.retention')}>
      <header>
        <h2>{t('privacy.retention')}</h2>
        <span className="m cap">{value.cases.length}</span>
        <span className="end" />
        <LinkButton onPress={() => go('grounds', { id: value.rule })}>
          {t('refusal.rule', { rule: value.rule })}
        </LinkButton>
      </header>
      <ul className="dutyList" data-pane="retention">
        {value.cases.map(({ row, endedOn, dueOn }) => (
          <li key={row.id}>
            <LinkButton onPress={() => go('submissions', { id: row.id })}>{row.receiptCode}</LinkButton>
            <div className="grow cut" title={row.title}>
              {row.title}
            </div>
            <span className="m cap nowrap">
              {t('privacy.endedOn', { ended: format.date(endedOn), due: format.date(dueOn) })}
            </span>
          </li>
        ))}
      </ul>
      {may ? (
        <div className="pad row gap-4">
          <Button icon="trash" onPress={() => setAsking('erase')}>
            {t('privacy.eraseAll', { count: value.cases.length })}
          </Button>
          <Button kind="quiet" onPress={() => setAsking('keep')}>
            {t('privacy.keepAll')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <RetentionDialog
          way={asking}
          ids={value.cases.map(({ row }) => row.id)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}

interface RetentionDialogProps {
  way: 'erase' | 'keep';
  ids: readonly string[];
  onClose: () => void;
}

function RetentionDialog({ way, ids, onClose }: RetentionDialogProps) {
  const t = useT();
  const parse = useDateReader();
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(onClose);
  const missing =
    way === 'keep' && until === null
      ? t('privacy.missing.until')
      : way === 'keep' && reason.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const input = { ids: [...ids], keepUntil: way === 'keep' ? until : null, reason: reason.trim() };
  return (
    <FormDialog
      title={t(`privacy.${way}Title`, { count: ids.length })}
      verb={t(`privacy.${way}Do`)}
      missing={missing}
      busy={act.busy}
      error={act.error}
      onForget={act.clear}
      keepFirst={way === 'erase'}
      onSubmit={() => void act.run(() => call('privacy.decideRetention', input), t(`privacy.${way}Done`))}
      onClose={onClose}
    >
      <p className={way === 'erase' ? 'caution' : 'm'}>{t(`privacy.${way}What`)}</p>
      {way === 'keep' ? (
        <DateField label={t('privacy.until')} value={until} onChange={setUntil} parse={parse} />
      ) : null}
      <TextArea
        rows={2}
        label={t('privacy.reason')}
        {...(way === 'erase' ? { optional: t('common.optional') } : {})}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </FormDialog>
  );
}
