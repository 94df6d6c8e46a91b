import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { SuccessionDialog } from './SuccessionDialog.tsx';
import type { Settled } from './SuccessionDone.tsx';

interface SuccessionButtonProps {
  /** Who goes, where that is known: the dialog begins with this person. */
  personId: string | null;
  onDone: (settled: Settled) => void;
}

/** Thay người giữ việc, wherever somebody looks for it: on the page of people, in a refused leave, beside the backups. */
export function SuccessionButton({ personId, onDone }: SuccessionButtonProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="users" onPress={() => setOpen(true)}>
        {t('succession.open')}
      </Button>
      {open ? (
        <SuccessionDialog
          personId={personId}
          onClose={() => setOpen(false)}
          onDone={(settled) => {
            setOpen(false);
            onDone(settled);
          }}
        />
      ) : null}
    </>
  );
}
