import type { ReactNode } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';

type Code = NonNullable<Output<'backup.numberChecks'>['code']>;

/** After a restoration the recovery code of the backup is in force again: said until it is confirmed or renewed. */
export function CodeOfBackup({ code, actions }: { code: Code; actions: ReactNode }) {
  const { t, format } = useWords();
  return (
    <Note
      tone="danger"
      title={t('recovery.ofBackup', { date: format.dateTime(code.backupMs) })}
      actions={actions}
    >
      {t('recovery.ofBackup.detail', { restored: format.dateTime(code.restoredMs) })}
    </Note>
  );
}

/** On the desk of whoever can settle it; nothing where there is nothing to settle. */
export function CodeOfBackupWaits() {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const asks = mayCall(roles, 'backup.numberChecks') && mayCall(roles, 'backup.drill');
  const { value } = useAsk('backup.numberChecks', asks ? {} : null);
  if (!asks || !value?.code) return null;
  return (
    <CodeOfBackup
      code={value.code}
      actions={
        <Button size="small" icon="archive" onPress={() => go('backup', { params: { at: 'recovery' } })}>
          {t('word.toTheBackupPage')}
        </Button>
      }
    />
  );
}
