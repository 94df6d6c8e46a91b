import { type ReactNode, useState } from 'react';
import type { PaperSubject } from '../../../shared/domain/papers/paperForm.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { mayCall } from '../holding.ts';
import { useOpenSession } from '../session.ts';
import { PaperDialog } from './PaperDialog.tsx';

export interface PaperButtonProps {
  subjectKind: PaperSubject;
  subjectId: string;
  title: string;
  mark?: ReactNode;
  size?: 'small';
  /** where one place has several: what these are about */
  label?: string;
}

/** Opens the papers of a record; stands only where this person may make them. */
export function PaperButton({ size, label, ...record }: PaperButtonProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!mayCall(roles, 'papers.make')) return null;
  return (
    <>
      <Button kind="quiet" icon="print" {...(size ? { size } : {})} onPress={() => setOpen(true)}>
        {label ?? t('papers.open')}
      </Button>
      {open ? <PaperDialog {...record} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
