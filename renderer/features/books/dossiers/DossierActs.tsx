import { useState } from 'react';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperButton } from '../../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import type { Dossier } from '../stores.ts';

/** Close, open again, print the list: as far as this person may. */
export function DossierActs({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const { code, closing, unfinished } = dossier;
  const unready = unfinished > 0 ? t('dossiers.closeNot.unfinished') : null;
  const stop = (): void => setAsking(null);
  return (
    <>
      {closing === null && mayCall(roles, 'dossiers.close') ? (
        <Button
          kind="primary"
          icon="archive"
          disabled={unready !== null}
          disabledReason={unready}
          onPress={() => setAsking('close')}
        >
          {t('dossiers.close')}
        </Button>
      ) : null}
      {closing !== null && mayCall(roles, 'dossiers.close') ? (
        <PaperButton
          subjectKind="dossier"
          subjectId={closing.id}
          title={t('papers.titleOf.dossier', { code })}
          label={t('dossiers.paper')}
        />
      ) : null}
      {closing !== null && mayCall(roles, 'dossiers.reopen') ? (
        <Button onPress={() => setAsking('reopen')}>{t('dossiers.reopen')}</Button>
      ) : null}
      {asking === 'close' ? <CloseDialog dossier={dossier} onClose={stop} /> : null}
      {asking === 'reopen' && closing !== null ? (
        <ReopenDialog code={code} closingId={closing.id} onClose={stop} />
      ) : null}
    </>
  );
}

function CloseDialog({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { t, format } = useWords();
  const { value: choices } = useAsk('rules.choices', {});
  const [retention, setRetention] = useState('');
  const act = useAct({ onDone: onClose });
  const { code, documents, pages, unpaged } = dossier;
  const missing = retention.trim() === '' ? t('dossiers.close.missing') : null;
  const go = (): void => {
    if (missing !== null) return;
    void act.call('dossiers.close', { code, documents, pages, retention }, () => ({
      text: t('dossiers.close.done'),
      figure: code,
    }));
  };
  return (
    <FormDialog
      undoable
      title={t('dossiers.close.title', { code })}
      verb={t('dossiers.close.do')}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={go}
      onClose={onClose}
    >
      <p>{t('dossiers.close.what', { documents: format.number(documents), pages: format.number(pages) })}</p>
      {unpaged > 0 ? (
        <Note tone="caution">{t('dossiers.close.unpaged', { count: format.number(unpaged) })}</Note>
      ) : null}
      <ComboBox
        opensOnFocus
        label={t('dossiers.close.retention')}
        hint={t('dossiers.close.retention.hint')}
        value={retention}
        onChange={setRetention}
        suggestions={(choices?.dossierRetentions ?? []).map((text) => ({ id: text, text }))}
        autoFocus
      />
    </FormDialog>
  );
}

function ReopenDialog(props: { code: string; closingId: string; onClose: () => void }) {
  const { code, closingId, onClose } = props;
  const t = useT();
  const [reason, setReason] = useState('');
  const act = useAct({ onDone: onClose });
  const missing = reason.trim() === '' ? t('dossiers.reopen.missing') : null;
  const go = (): void => {
    if (missing !== null) return;
    void act.call('dossiers.reopen', { closingId, reason }, () => ({
      text: t('dossiers.reopen.done'),
      figure: code,
    }));
  };
  return (
    <FormDialog
      undoable
      title={t('dossiers.reopen.title', { code })}
      verb={t('dossiers.reopen.do')}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={go}
      onClose={onClose}
    >
      <p>{t('dossiers.reopen.what')}</p>
      <TextField
        label={t('dossiers.reopen.reason')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        autoFocus
      />
    </FormDialog>
  );
}
