import './proposals.css';
import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ActionBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { column, type TableColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useAct } from '../../data/useAct.ts';
import { DelegationDialog } from './DelegationDialog.tsx';
import { type Delegation } from './stores.ts';

const MEANINGS: Readonly<Record<Delegation['state'], StateMeaning>> = {
  'in-force': 'running',
  'not-yet': 'new',
  expired: 'closed',
  revoked: 'refused',
  unsigned: 'refused',
};

/** Giao, ủy quyền ký: who may sign for whom, by which document, from when to when. */
export function DelegationsPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, status, error, reload } = useAsk('delegations.list', {});
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState<'add' | 'revoke' | null>(null);
  const columns = useColumns();
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const may = mayCall(roles, 'delegations.add');
  const chosen = value.delegations.find((each) => each.id === selected) ?? null;
  return (
    <>
      <PageHead
        title={t('delegations.title')}
        actions={
          may ? (
            <Button kind="primary" icon="plus" onPress={() => setAsking('add')}>
              {t('delegations.add')}
            </Button>
          ) : null
        }
      >
        <span className="m cut wide-only">{t('delegations.lead')}</span>
      </PageHead>
      {value.delegations.length === 0 ? (
        <EmptyState>{t('delegations.none')}</EmptyState>
      ) : (
        <div className="col grow" data-pane="delegations">
          <VirtualTable
            label={t('delegations.title')}
            items={value.delegations}
            keyOf={(row) => row.id}
            selectedKey={selected}
            onSelect={setSelected}
            isStruck={(row) => row.state === 'revoked'}
            rowHeight={46}
            columns={columns}
            loading={status !== 'ready'}
            autoFocus
          />
        </div>
      )}
      {may && chosen && chosen.state !== 'expired' && chosen.state !== 'revoked' ? (
        <ActionBar>
          <Button onPress={() => setAsking('revoke')}>{t('delegations.revoke')}</Button>
        </ActionBar>
      ) : null}
      {asking === 'add' ? <DelegationDialog onAdded={setSelected} onClose={() => setAsking(null)} /> : null}
      {asking === 'revoke' && chosen ? (
        <RevokeDialog delegation={chosen} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

function useColumns(): readonly TableColumn<Delegation>[] {
  const { t, format } = useWords();
  return [
    column('mark', t('delegations.capacity'), 84, (row) => <b>{row.mark}</b>),
    {
      id: 'who',
      title: t('delegations.who'),
      width: 'grow',
      min: 220,
      render: (row) => (
        <span className="col">
          <span className="md cut">{row.to.fullName}</span>
          <span className="m cap cut">{t('delegations.for', { name: row.from.fullName })}</span>
        </span>
      ),
    },
    column('document', t('word.document'), 250, (row) => (
      <span className="col">
        <span className="cut" title={row.document}>
          {row.document}
        </span>
        <span className="m cap cut" title={row.scope}>
          {row.acts.map((act) => t(`delegations.act.${act}`)).join(', ')} · {row.scope}
        </span>
      </span>
    )),
    column('ceiling', t('delegations.ceiling'), 120, (row) => <LevelChip level={row.ceiling} />),
    column(
      'dates',
      t('delegations.dates'),
      190,
      (row) => `${format.date(row.fromOn)} – ${format.date(row.toOn)}`,
    ),
    column('state', t('word.state'), 140, (row) => (
      <StateMark meaning={MEANINGS[row.state]}>{t(`delegations.state.${row.state}`)}</StateMark>
    )),
  ];
}

function RevokeDialog({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const act = useAct({ onDone: onClose });
  const missing = reason.trim() === '' ? t('proposals.missing.reason') : null;
  return (
    <FormDialog
      undoable={false}
      title={t('delegations.askRevoke', { name: delegation.to.fullName, document: delegation.document })}
      verb={t('delegations.revoke')}
      missing={missing}
      act={act}
      danger
      alert
      onSubmit={() =>
        void act.call('delegations.revoke', { id: delegation.id, reason: reason.trim() }, () => ({
          text: t('delegations.revoked'),
        }))
      }
      onClose={onClose}
    >
      <TextArea
        label={t('word.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        autoFocus
      />
    </FormDialog>
  );
}
