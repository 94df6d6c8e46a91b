import type { ReactNode } from 'react';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { Failure } from '../../../app/Failure.tsx';
import { useAct } from '../../../app/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';

export interface ActDialogProps<T> {
  title: string;
  /** What it will do and what follows, said before it is done. */
  consequences: readonly string[];
  does: string;
  kind: 'primary' | 'danger';
  width?: 'normal' | 'wide';
  /** Why it can't be done yet. */
  missing?: string | null;
  run: () => Promise<Reply<T>>;
  /** What to say when it is done; null where the person cancelled a dialog of the system. */
  said: (value: T) => string | null;
  onClose: () => void;
  children?: ReactNode;
}

/** One act on keys: its consequences first, then the act; what the vault refuses stays beside what was typed. */
export function ActDialog<T>(props: ActDialogProps<T>) {
  const t = useT();
  const act = useAct();
  const { missing = null, onClose } = props;
  const run = (): Promise<boolean> =>
    act.run(props.run, (value) => {
      const text = props.said(value);
      if (text === null) return;
      useToasts.getState().show({ text });
      onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      role={props.kind === 'danger' ? 'alertdialog' : 'dialog'}
      title={props.title}
      width={props.width ?? 'normal'}
      actions={
        <>
          <Button
            kind={props.kind}
            disabled={missing !== null || act.busy}
            disabledReason={missing}
            onPress={() => void run()}
          >
            {props.does}
          </Button>
          <Button autoFocus={props.kind === 'danger'} onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <ul className="consequences s">
        {props.consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {props.children}
      {act.error ? <Failure error={act.error} /> : null}
    </Dialog>
  );
}
