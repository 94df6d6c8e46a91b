import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRouter } from '../../data/router.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

/**
 * A transferred case is taken in at one press; where it, or a file of it, speaks of state secrets, or a file could not be
 * searched for a mark of secrecy, a person says first that it was looked at.
 */
export function TakeSubmission({ envelopeId }: { envelopeId: string }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const act = useAct();
  const [said, setSaid] = useState<Said>({ phraseConfirmed: false, lookedAt: false });
  const asks = asksFor(act.error);
  const take = (confirmed: Said): void => {
    setSaid(confirmed);
    void act.call('exchange.takeSubmission', { envelopeId, ...confirmed }, ({ id, receiptCode: code }) => {
      useToasts.getState().show({ text: t('exchange.taken', { code }) });
      go('submissions', { id });
    });
  };
  useShortcuts('detail', { 'detail.primary': () => !act.busy && take(said) });
  return (
    <>
      {act.error && asks === null ? <Failure error={act.error} onClose={act.forget} /> : null}
      <Button
        kind="primary"
        shortcut="detail.primary"
        icon="stamp"
        disabled={act.busy}
        onPress={() => take(said)}
      >
        {t('exchange.take')}
      </Button>
      {asks === null ? null : (
        <AskFirst
          key={asks}
          about={asks}
          onClose={act.forget}
          onConfirm={() => take({ ...said, [asks]: true })}
        />
      )}
    </>
  );
}

type Said = Pick<Input<'exchange.takeSubmission'>, 'phraseConfirmed'> & { readonly lookedAt: boolean };

/** What a person must say first, by what the vault answered. */
function asksFor(error: WireError | null): keyof Said | null {
  if (error?.code === 'secrecy-not-checked') return 'lookedAt';
  return error?.code === 'secret-mark-found' && error.params['found'] === 'phrase' ? 'phraseConfirmed' : null;
}

interface AskFirstProps {
  readonly about: keyof Said;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

function AskFirst({ about, onClose, onConfirm }: AskFirstProps) {
  const t = useT();
  const [read, setRead] = useState(false);
  return (
    <Dialog
      undoable={false}
      onClose={onClose}
      role="alertdialog"
      title={t(`exchange.${about}.title`)}
      actions={
        <>
          <Button hint="Esc" onPress={onClose}>
            {t('submissions.phrase.back')}
          </Button>
          <Button disabled={!read} onPress={onConfirm}>
            {t('exchange.phraseTake')}
          </Button>
        </>
      }
    >
      <p className="s">{t(`exchange.${about}.what`)}</p>
      <Checkbox checked={read} onChange={setRead}>
        {t(`exchange.${about}.read`)}
      </Checkbox>
    </Dialog>
  );
}
