import { useState } from 'react';
import { call } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { useRouter } from '../../app/router.ts';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

/**
 * A transferred case is taken in at one press; where it, or a file of it, speaks of state secrets, a person says first
 * that it was read.
 */
export function TakeSubmission({ envelopeId }: { envelopeId: string }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const act = useAct();
  const { error } = act;
  const phrase = error?.code === 'secret-mark-found' && error.params['found'] === 'phrase';
  const take = (phraseConfirmed: boolean): void =>
    void act.run(
      () => call('exchange.takeSubmission', { envelopeId, phraseConfirmed }),
      ({ id, receiptCode: code, unsearched }) => {
        const text =
          unsearched.length === 0
            ? t('exchange.taken', { code })
            : t('exchange.takenUnsearched', { code, count: unsearched.length, first: unsearched[0] ?? '' });
        useToasts.getState().show({ text });
        go('submissions', { id });
      },
    );
  useShortcuts('detail', { 'detail.primary': () => !act.busy && take(false) });
  return (
    <>
      {error && !phrase ? <Failure error={error} onClose={act.forget} /> : null}
      <Button
        kind="primary"
        shortcut="detail.primary"
        icon="stamp"
        disabled={act.busy}
        onPress={() => take(false)}
      >
        {t('exchange.take')}
      </Button>
      {phrase ? <AskPhrase onClose={act.forget} onConfirm={() => take(true)} /> : null}
    </>
  );
}

function AskPhrase({ onClose, onConfirm }: { onClose: () => void; onConfirm: () => void }) {
  const t = useT();
  const [read, setRead] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      role="alertdialog"
      title={t('exchange.phraseTitle')}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('submissions.phrase.back')}
          </Button>
          <Button disabled={!read} onPress={onConfirm}>
            {t('exchange.phraseTake')}
          </Button>
        </>
      }
    >
      <p className="s">{t('exchange.phraseWhat')}</p>
      <Checkbox checked={read} onChange={setRead}>
        {t('submissions.phrase.read')}
      </Checkbox>
    </Dialog>
  );
}
