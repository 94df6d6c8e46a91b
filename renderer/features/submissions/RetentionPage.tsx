import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { ActionBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { RetentionDialog, type RetentionWay } from './RetentionDialog.tsx';

/**
 * Identities whose time of keeping is over: proposed by the program, chosen by a person, erased for good or kept on for
 * a reason. None is chosen beforehand.
 */
export function RetentionPage() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const back = useRouter((state) => state.back);
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('privacy.retentionDue', {});
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<RetentionWay | null>(null);
  useShortcuts('app', { 'app.closeLayer': back });
  const shown = value?.cases.map(({ row }) => row.id) ?? [];
  const chosen = shown.filter((id) => marked.has(id));
  const may = mayCall(roles, 'privacy.decideRetention');
  const missing = chosen.length === 0 ? t('privacy.missing.chosen') : null;
  return (
    <>
      <PageHead title={t('privacy.retention')} onBack={back}>
        {value && value.total > 0 ? (
          <>
            <span className="m cut">{t('privacy.shownOf', { shown: shown.length, total: value.total })}</span>
            <LinkButton onPress={() => go('grounds', { id: value.rule })}>
              {t('refusal.rule', { rule: value.rule })}
            </LinkButton>
          </>
        ) : null}
      </PageHead>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value && value.cases.length === 0 ? <EmptyState>{t('privacy.noneDue')}</EmptyState> : null}
      {value && value.cases.length > 0 ? (
        <ScrollPane label={t('privacy.retention')} takesFocus>
          <DueList due={value.cases} marked={may ? marked : null} onMark={setMarked} />
        </ScrollPane>
      ) : null}
      {value && value.cases.length > 0 ? (
        <div data-pane="retention-acts">
          <ActionBar>
            {may ? (
              <>
                <Button
                  kind="danger"
                  icon="trash"
                  disabled={missing !== null}
                  disabledReason={missing}
                  onPress={() => setAsking('erase')}
                >
                  {t('privacy.eraseAll', { count: chosen.length })}
                </Button>
                <Button
                  disabled={missing !== null}
                  disabledReason={missing}
                  onPress={() => setAsking('keep')}
                >
                  {t('privacy.keepAll', { count: chosen.length })}
                </Button>
              </>
            ) : null}
            <span className="m cap">{t(may ? 'privacy.retentionHow' : 'privacy.retentionWho')}</span>
          </ActionBar>
        </div>
      ) : null}
      {asking ? <RetentionDialog way={asking} ids={chosen} onClose={() => setAsking(null)} /> : null}
    </>
  );
}

type Due = Output<'privacy.retentionDue'>['cases'];

interface DueListProps {
  due: Due;
  /** null for whoever only looks */
  marked: ReadonlySet<string> | null;
  onMark: (marked: ReadonlySet<string>) => void;
}

function DueList({ due, marked, onMark }: DueListProps) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const all = due.every(({ row }) => marked?.has(row.id));
  const mark = (id: string, on: boolean): void => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    onMark(next);
  };
  return (
    <section className="panel">
      {marked ? (
        <header>
          <Checkbox checked={all} onChange={(on) => onMark(new Set(on ? due.map(({ row }) => row.id) : []))}>
            {t('privacy.chooseAll', { count: due.length })}
          </Checkbox>
        </header>
      ) : null}
      <ul className="dutyList retentionList" data-pane="retention">
        {due.map(({ row, endedOn, dueOn }) => (
          <li key={row.id}>
            {marked ? (
              <Checkbox checked={marked.has(row.id)} onChange={(on) => mark(row.id, on)}>
                <span className="md">{row.receiptCode}</span> {row.title}
              </Checkbox>
            ) : (
              <span className="cut grow">
                <span className="md">{row.receiptCode}</span> {row.title}
              </span>
            )}
            <span className="end" />
            <span className="m cap nowrap">
              {t('privacy.endedOn', { ended: format.date(endedOn), due: format.date(dueOn) })}
            </span>
            <LinkButton onPress={() => go('submissions', { id: row.id })}>{t('common.open')}</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
