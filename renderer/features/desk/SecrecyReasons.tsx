import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FilterChips } from '../../components/FilterChips.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';

type Reason = Output<'secrecy.reasons'>['reasons'][number];

/** What a leader reads: where something was kept below the mark of secrecy that was found in it, by whom, and why. */
export function SecrecyReasons() {
  const { route, replace } = useRouter();
  const { roles } = useOpenSession();
  if (route.params['view'] !== 'reasons' || !mayCall(roles, 'secrecy.reasons')) return null;
  return <ReasonsDialog onClose={() => replace({ id: null, params: {} })} />;
}

function ReasonsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [view, setView] = useState<'open' | 'all'>('open');
  const { value, error, reload } = useAsk('secrecy.reasons', { view });
  const act = useAct();
  const read = (id: string): void => void act.call('secrecy.readReason', { id }, () => void reload());
  return (
    <Dialog
      undoable
      width="wide"
      onClose={onClose}
      title={t('secrecy.reasons.title')}
      actions={
        <Button hint="Esc" onPress={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <p className="m cap">{t('secrecy.reasons.lead')}</p>
      <FilterChips
        label={t('secrecy.reasons.which')}
        value={view}
        onChange={setView}
        chips={[
          { id: 'open', text: t('secrecy.reasons.open') },
          { id: 'all', text: t('secrecy.reasons.all') },
        ]}
      />
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {value === null && error === null ? <LoadingRows rows={3} /> : null}
      {value?.reasons.length === 0 ? (
        <p className="s">{t(view === 'open' ? 'secrecy.reasons.none' : 'secrecy.reasons.noneAll')}</p>
      ) : null}
      <ul className="secrecyReasons">
        {value?.reasons.map((reason, at) => (
          <OneReason
            key={reason.id}
            reason={reason}
            // the next one has the focus when the one before was read
            first={at === 0}
            busy={act.busy}
            onRead={view === 'open' ? () => read(reason.id) : null}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface OneReasonProps {
  reason: Reason;
  first: boolean;
  busy: boolean;
  onRead: (() => void) | null;
}

function OneReason({ reason, first, busy, onRead }: OneReasonProps) {
  const { t, format } = useWords();
  const { level, rule, by, atMs, about, record, readBy, readMs } = reason;
  return (
    <li>
      <div className="row wrap">
        <LevelChip level={level} />
        <span className="m cap">
          {t('secrecy.reasons.by', { name: by, when: format.dateTime(atMs), about })}
        </span>
        <span className="end" />
        {record === null ? null : <RecordLink record={record} />}
      </div>
      <p className="secrecyReasonText">{reason.reason}</p>
      <div className="row wrap">
        <span className="m cap grow">
          {t('refusal.rule', { rule })}
          {record === null ? `. ${t('secrecy.reasons.noRecord')}` : null}
        </span>
        {readBy !== null && readMs !== null ? (
          <span className="done cap">
            {t('secrecy.reasons.readBy', { name: readBy, when: format.dateTime(readMs) })}
          </span>
        ) : onRead === null ? null : (
          <Button
            size="small"
            kind={first ? 'primary' : 'secondary'}
            autoFocus={first}
            disabled={busy}
            onPress={onRead}
          >
            {t('secrecy.reasons.read')}
          </Button>
        )}
      </div>
    </li>
  );
}

function RecordLink({ record: { kind, id, book, number } }: { record: NonNullable<Reason['record']> }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const page =
    kind === 'document'
      ? PAGE_OF_BOOK[book ?? 'incoming']
      : kind === 'submission'
        ? 'submissions'
        : 'proposals';
  return (
    <LinkButton onPress={() => go(page, { id })}>
      {number === '' ? t('secrecy.reasons.openRecord') : t('word.openNumber', { number })}
    </LinkButton>
  );
}
