import { type ReactNode, useState } from 'react';
import type { PaperSubject } from '../../../shared/domain/papers/paperForm.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { PaperDialog } from './PaperDialog.tsx';

export interface PaperButtonProps {
  subjectKind: PaperSubject;
  subjectId: string;
  title: string;
  mark?: ReactNode;
  size?: 'small';
  /** where one place has several: what these are about */
  label?: string;
  /** the papers of what the page shows: `Ctrl P` opens them */
  main?: boolean;
}

/** Opens the papers of a record; stands only where this person may make them. */
export function PaperButton({ size, label, main = false, ...record }: PaperButtonProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const may = mayCall(roles, 'papers.make');
  useShortcuts('app', main && may ? { 'app.print': () => setOpen(true) } : {});
  if (!may) return null;
  return (
    <>
      <Button
        kind="quiet"
        icon="print"
        {...(size ? { size } : {})}
        {...(main ? { shortcut: 'app.print' as const } : {})}
        onPress={() => setOpen(true)}
      >
        {label ?? t('papers.open')}
      </Button>
      {open ? <PaperDialog {...record} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
