import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';

interface SureDialogProps {
  title: string;
  /** what is done, as the button says it */
  yes: string;
  /** what goes back */
  no: string;
  onYes: () => void;
  onClose: () => void;
  /** what is being answered for: the figures, the people */
  children: ReactNode;
}

/** One last look at what is not taken back: neither Enter nor Ctrl Enter says yes, the letter of the button does. */
export function SureDialog({ title, yes, no, onYes, onClose, children }: SureDialogProps) {
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            onPress={() => {
              onClose();
              onYes();
            }}
          >
            {yes}
          </Button>
          <Button hint="Esc" onPress={onClose}>
            {no}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
