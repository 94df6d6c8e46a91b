import type { ReactNode } from 'react';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useToasts } from '../../../components/toastStore.ts';

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
    <FormDialog
      undoable={!(props.kind === 'danger')}
      title={props.title}
      wide={props.width === 'wide'}
      verb={props.does}
      missing={missing}
      act={act}
      danger={props.kind === 'danger'}
      alert={props.kind === 'danger'}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <ul className="consequences s">
        {props.consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {props.children}
    </FormDialog>
  );
}
