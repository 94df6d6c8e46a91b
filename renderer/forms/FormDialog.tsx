import { useRef, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useT } from '../i18n/I18n.tsx';
import { PrimaryKey } from '../focus/PrimaryKey.tsx';
import { useEnterWalk } from '../focus/useEnterWalk.ts';
import { settleTyped } from '../focus/settle.ts';
import { Failure } from './Failure.tsx';
import { useHelp } from '../data/helpStore.ts';
import type { Running } from '../data/useAct.ts';

export interface FormDialogProps {
  title: string;
  /** The level chip of the document that it concerns. */
  mark?: ReactNode;
  verb: string;
  /** What is still missing; the button says so. */
  missing: string | null;
  /** Whether it is being done, and what refused it. */
  act: Pick<Running, 'busy' | 'error'>;
  /** What is safe when it fails: "Nháp còn nguyên." */
  safe?: string;
  /** Takes the error off the screen. */
  onForget?: () => void;
  /** As of every dialog: where it is false, a letter does it, and neither Enter nor Ctrl Enter. */
  undoable: boolean;
  /** What ends or destroys something: never undoable. */
  danger?: boolean;
  /** Says the dialog aloud at once, as a warning. */
  alert?: boolean;
  wide?: boolean;
  /** The other button; "Thôi" where nothing better says what stays. */
  keep?: string;
  /** Enter goes along its fields, as in the forms of the books. */
  walks?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A decision that is written down: one verb, the refusal in its place, what was typed stays. Ctrl Enter does it from any
 * field, unless it can't be undone: that wants its letter or its button.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, mark, verb, missing, act, safe, onForget, onSubmit, onClose, children } = props;
  const t = useT();
  const fields = useRef<HTMLDivElement>(null);
  const walk = useEnterWalk(fields);
  const helped = useHelp((state) => state.place !== null); // the help lies above: its keys are not those of the form
  return (
    <Dialog
      onClose={onClose}
      title={title}
      mark={mark}
      width={props.wide ? 'wide' : 'normal'}
      undoable={props.undoable}
      role={props.alert ? 'alertdialog' : 'dialog'}
      actions={
        <>
          <Button
            kind={props.danger ? 'danger' : 'primary'}
            onPress={() => settleTyped() && onSubmit()}
            {...(props.undoable ? { shortcut: 'detail.primary' as const } : {})}
            disabled={missing !== null || act.busy}
            disabledReason={missing}
          >
            {verb}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {props.keep ?? t('common.cancel')}
          </Button>
        </>
      }
    >
      {!props.undoable || helped ? null : (
        <PrimaryKey onPress={() => missing === null && !act.busy && onSubmit()} />
      )}
      {props.walks ? (
        <div className="walked" ref={fields} {...walk}>
          {children}
        </div>
      ) : (
        children
      )}
      {act.error ? (
        <Failure error={act.error} {...(safe ? { safe } : {})} {...(onForget ? { onClose: onForget } : {})} />
      ) : null}
    </Dialog>
  );
}
