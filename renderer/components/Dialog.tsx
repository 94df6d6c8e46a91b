import './dialog.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { KeyBarrier } from '../keys/KeyProvider.tsx';
import { useAnswerLetters } from '../focus/useAnswerLetters.ts';
import { useFirstField } from '../focus/useFirstField.ts';
import { useGreyedFocus } from '../focus/useGreyedFocus.ts';
import { useKeepFocus } from '../focus/useKeepFocus.ts';
import { useReturnFocus } from '../focus/useReturnFocus.ts';

export interface DialogProps {
  /**
   * False for a question whose answer is not taken back: about secrecy, about a number that is given, about sending,
   * telling, signing for others, ending and erasing. None of its buttons has the focus, its answers have letters, and Enter
   * gives none of them.
   */
  undoable: boolean;
  /** For one that is there before it opens. */
  open?: boolean;
  onClose: () => void;
  /** A question with its object: "Hủy số đến 1281?". */
  title: string;
  /** The level chip of the document that it concerns. */
  mark?: ReactNode;
  /**
   * 480; 720 for two columns, neither taller than 520; `columns` is 1000 and as tall as it needs, its columns scroll;
   * `page` is as large as the window lets it, for a preview.
   */
  width?: 'normal' | 'wide' | 'columns' | 'page';
  children: ReactNode;
  /** Buttons are verbs. */
  actions: ReactNode;
  /** For decisions that must be answered: Esc and the scrim do nothing. */
  mustAnswer?: boolean;
  role?: 'dialog' | 'alertdialog';
}

interface FrameProps {
  role: 'dialog' | 'alertdialog';
  undoable: boolean;
  children: ReactNode;
}

/** Only for a decision that stops the work. Keys below fall silent; focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const {
    open = true,
    onClose,
    title,
    mark,
    width = 'normal',
    children,
    actions,
    mustAnswer = false,
  } = props;
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={false}
      isKeyboardDismissDisabled={mustAnswer}
    >
      <Modal className={`modal modal-${width}`}>
        <Frame role={props.role ?? 'dialog'} undoable={props.undoable}>
          <KeyBarrier>
            <header className="dialogHead">
              {mark}
              <Heading slot="title" className="dialogTitle">
                {title}
              </Heading>
            </header>
            <Body>{children}</Body>
            <footer className="dialogActions">{actions}</footer>
          </KeyBarrier>
        </Frame>
      </Modal>
    </ModalOverlay>
  );
}

function Frame({ role, undoable, children }: FrameProps) {
  const dialog = useRef<HTMLElement>(null);
  useReturnFocus();
  useKeepFocus(dialog);
  useGreyedFocus(dialog);
  useFirstField(dialog);
  useAnswerLetters(dialog, '.dialogActions', !undoable);
  return (
    <AriaDialog className="dialog" role={role} ref={dialog} data-form="">
      {children}
    </AriaDialog>
  );
}

/** What is longer than the dialog can be scrolled with the keys too. */
function Body({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = body.current;
    if (element && element.scrollHeight > element.clientHeight) element.tabIndex = 0;
  });
  return (
    <div className="dialogBody" ref={body}>
      {children}
    </div>
  );
}
