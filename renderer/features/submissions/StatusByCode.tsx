import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { PaperDialog } from '../../parts/papers/PaperDialog.tsx';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { keepInRoute } from '../../data/useWantedTab.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useReturnFocus } from '../../focus/useReturnFocus.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isComposing } from '../../keys/match.ts';

type Status = Output<'submissions.status'>;

/** At the counter: the sender reads the code out, and hears and gets on paper how it stands now. */
export function StatusByCode() {
  const t = useT();
  // from the palette it is gone to by name
  const open = useRoute().params['ask'] === 'code';
  return (
    <>
      <Button icon="search" onPress={() => keepInRoute('ask', 'code')}>
        {t('submissions.byCode')}
      </Button>
      {open ? <AskCode onClose={() => keepInRoute('ask', '')} /> : null}
    </>
  );
}

function AskCode({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [code, setCode] = useState('');
  const [status, setStatus] = useState<Status | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [printing, setPrinting] = useState(false);
  useReturnFocus(); // from the sheet, whose own button is gone by then
  const ask = async (): Promise<void> => {
    if (code.trim() === '') return;
    const reply = await call('submissions.status', { receiptCode: code.trim() });
    setError(reply.ok ? null : reply.error);
    setStatus(reply.ok ? reply.value : null);
  };
  if (printing && status?.id)
    return (
      <PaperDialog
        subjectKind="submission"
        subjectId={status.id}
        first="status-sheet"
        title={t('papers.titleOf.submission', { code: status.receiptCode })}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('submissions.byCodeTitle')}
      actions={
        <>
          <Button
            kind="primary"
            shortcut="detail.primary"
            disabled={code.trim() === ''}
            onPress={() => void ask()}
          >
            {t('submissions.byCodeDo')}
          </Button>
          {status?.found && mayCall(roles, 'papers.make') ? (
            <Button icon="print" onPress={() => setPrinting(true)}>
              {t('papers.status-sheet')}
            </Button>
          ) : null}
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      <AskKey onAsk={() => void ask()} />
      <TextField
        label={t('submissions.receipt')}
        hint={t('submissions.byCodeHint')}
        value={code}
        onChange={setCode}
        onKeyDown={(event) => {
          // a scanner ends what it reads with Enter, as a hand does
          if (event.key === 'Enter' && !event.ctrlKey && !isComposing(event.nativeEvent)) void ask();
        }}
        maxLength={40}
        autoFocus
      />
      {error ? <ErrorPanel error={error} /> : null}
      {status ? <StatusWords status={status} /> : null}
    </Dialog>
  );
}

function StatusWords({ status }: { status: Status }) {
  const { t, format } = useWords();
  if (!status.found)
    return (
      <Note tone="caution" live title={t('submissions.codeUnknown')}>
        {t('submissions.codeUnknownNext')}
      </Note>
    );
  return (
    <Note
      tone="info"
      live
      title={`${status.receiptCode}: ${status.state ? t(`submissions.state.${status.state}`) : ''}`}
    >
      {t('submissions.statusLine', {
        received: status.receivedOn ? format.date(status.receivedOn) : '',
        due: status.dueOn ? format.date(status.dueOn) : t('submissions.noDue'),
        last: status.lastEventMs ? format.dateTime(status.lastEventMs) : '',
      })}{' '}
      {status.merged ? t('submissions.statusMerged') : ''}
      {status.movedTo === null ? null : <MovedWords movedTo={status.movedTo} />}
    </Note>
  );
}

/** Where the sender asks from now on, and with which code. */
function MovedWords({ movedTo }: { movedTo: NonNullable<Status['movedTo']> }) {
  const { t, format } = useWords();
  const { office, sentMs, confirmedMs, code, answeredMs } = movedTo;
  return (
    <ul>
      <li>
        {t('submissions.movedTo', { office, when: sentMs === null ? '' : format.date(format.dayOf(sentMs)) })}
      </li>
      <li>
        {confirmedMs === null
          ? t('submissions.movedUnconfirmed')
          : code === null
            ? t('submissions.movedConfirmed', { when: format.date(format.dayOf(confirmedMs)) })
            : t('submissions.movedCode', { when: format.date(format.dayOf(confirmedMs)), code })}
      </li>
      {answeredMs === null ? null : (
        <li>{t('submissions.movedAnswered', { when: format.date(format.dayOf(answeredMs)) })}</li>
      )}
    </ul>
  );
}

/** Bound inside the dialog, so that it is the dialog's own key. */
function AskKey({ onAsk }: { onAsk: () => void }) {
  useShortcuts('detail', { 'detail.primary': onAsk });
  return null;
}
