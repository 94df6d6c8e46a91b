import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { FoundBackups } from './foundBackups.ts';
import { NoneFound } from './RestorePlaces.tsx';

/** From the door of a vault that does not open: what restoring does to it, before anything is done, and the way there. */
export function RestoreOver({ backups, onBack }: { backups: FoundBackups; onBack?: () => void }) {
  const t = useT();
  useShortcuts('gate', onBack ? { 'gate.back': onBack } : {});
  return (
    <>
      <Note
        title={t('restore.over')}
        actions={
          <>
            <Button kind="primary" icon="archive" autoFocus onPress={() => void backups.look('known')}>
              {t('restore.over.go')}
            </Button>
            <Button icon="folder" onPress={() => void backups.look('choose')}>
              {t('restore.elsewhere')}
            </Button>
            {onBack ? (
              <Button kind="quiet" hint="Esc" onPress={onBack}>
                {t('common.back')}
              </Button>
            ) : null}
          </>
        }
      >
        {t('restore.over.what')}
      </Note>
      {backups.found?.sets.length === 0 ? <NoneFound found={backups.found} /> : null}
      {backups.error ? <ErrorPanel error={backups.error} safe={t('restore.over.safe')} /> : null}
    </>
  );
}
