import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Failure } from '../Failure.tsx';

export interface FormDialogProps {
  title: string;
  mark?: ReactNode;
  verb: string;
  /** What is still missing; the button says so. */
  missing: string | null;
  busy: boolean;
  error: WireError | null;
  danger?: boolean;
  wide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A decision about a copy that is written down: one verb, the refusal in its place, what was typed stays. */
export function FormDialog(props: FormDialogProps) {
  const { title, mark, verb, missing, busy, error, onSubmit, onClose, children } = props;
  const t = useT();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      mark={mark}
      width={props.wide ? 'wide' : 'normal'}
      actions={
        <>
          <Button
            kind={props.danger ? 'danger' : 'primary'}
            onPress={onSubmit}
            disabled={missing !== null || busy}
            disabledReason={missing}
          >
            {verb}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="col gap-5">
        {children}
        {error ? <Failure error={error} /> : null}
      </div>
    </Dialog>
  );
}
