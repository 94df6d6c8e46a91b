import './explain.css';
import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';

export interface ExplainDialogProps {
  title: string;
  /** The level chip of the record that it is about. */
  mark?: ReactNode;
  /** About whom it is asked; null until somebody is chosen. */
  personId: string | null;
  onPerson: (personId: string) => void;
  error: WireError | null;
  onClose: () => void;
  /** The answer, once it is there. */
  children: ReactNode;
}

/** The frame of an explanation: a person is chosen, the answer stands beneath. */
export function ExplainDialog(props: ExplainDialogProps) {
  const { title, mark, personId, onPerson, error, onClose, children } = props;
  const t = useT();
  const { value: people } = useAsk('people.list', {});
  return (
    <Dialog
      undoable
      onClose={onClose}
      width="wide"
      title={title}
      mark={mark}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <Select
        label={t('explain.person')}
        choices={(people?.people ?? []).map(({ id, fullName, position }) => ({
          id,
          text: fullName,
          detail: position,
        }))}
        value={personId}
        onChange={onPerson}
        placeholder={t('documents.choosePerson')}
        autoFocus
      />
      {error ? <Failure error={error} /> : null}
      {personId !== null && children === null && !error ? <LoadingRows /> : null}
      {children}
    </Dialog>
  );
}
