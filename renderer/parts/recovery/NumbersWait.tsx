import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { behindWords } from './behindWords.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';

/** After a restoration: books that take no entry yet, numbers that wait to be written again; nothing while there are none. */
export function NumbersWait() {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('backup.numberChecks', mayCall(roles, 'backup.numberChecks') ? {} : null);
  const checks = value?.checks.length ?? 0;
  const format = useFormat();
  const behind = value?.behind ?? null;
  const lost = (value?.lost ?? []).reduce((sum, { count }) => sum + count, 0);
  if (checks + lost === 0) return null;
  return (
    <Note
      tone="caution"
      title={
        behind !== null && checks > 0
          ? t('numbers.behind')
          : t(checks > 0 ? 'numbers.wait' : 'numbers.waitLost', { count: checks > 0 ? checks : lost })
      }
      actions={
        <Button size="small" icon="archive" onPress={() => go('backup', { params: { at: 'numbers' } })}>
          {t('word.toTheBackupPage')}
        </Button>
      }
    >
      {behind !== null && checks > 0 ? `${behindWords(t, format, behind)} ` : null}
      {t(checks > 0 ? 'numbers.wait.detail' : 'numbers.lost.detail')}
    </Note>
  );
}
