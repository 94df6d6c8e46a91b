import type { FoundBackup, FoundBackups } from '../../../shared/ipc/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { type Translate, useT } from '../../i18n/I18n.tsx';
import type { Formatter } from '../../i18n/format.ts';

type Place = FoundBackup['place'];

/** "Bản sao thứ hai: E:\\sao-luu" */
const placeWords = (t: Translate, { kind, folder }: Place): string =>
  t('restore.place', { place: t(`restore.place.${kind}`), folder });

/** What tells one backup from another: how it came to be, where it lies, how large it is, whether it was tried. */
export function backupWords(
  t: Translate,
  format: Formatter,
  one: FoundBackup,
): { title: string; detail: string } {
  const day = format.date(format.dayOf(one.atMs));
  const detail = [
    one.why === null ? '' : t(`backup.why.${one.why}`),
    one.bytes === null ? '' : format.bytes(one.bytes),
    t(`restore.tested.${one.tested ?? 'none'}`),
    placeWords(t, one.place),
  ];
  return {
    title: `${day} ${format.timeWithSeconds(one.atMs)}`,
    detail: detail.filter((words) => words !== '').join(' · '),
  };
}

/** Media that the vault keeps backups on and that are not in the machine now. */
export function AbsentPlaces({ absent, onAgain }: { absent: FoundBackups['absent']; onAgain?: () => void }) {
  const t = useT();
  if (absent.length === 0) return null;
  return (
    <Note
      tone="caution"
      title={t('restore.absent', { places: absent.map((place) => placeWords(t, place)).join('; ') })}
      actions={
        onAgain ? (
          <Button size="small" onPress={onAgain}>
            {t('restore.again')}
          </Button>
        ) : null
      }
    >
      {t('restore.absent.detail')}
    </Note>
  );
}

/** Nothing lies where it was looked for, and which places were not there. */
export function NoneFound({ found }: { found: FoundBackups }) {
  const t = useT();
  return (
    <>
      <Note tone="caution" title={t('restore.noneFound')} live>
        {t('restore.noneFound.detail')}
      </Note>
      <AbsentPlaces absent={found.absent} />
    </>
  );
}
