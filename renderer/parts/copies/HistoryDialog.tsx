import type { Copy, CopyMove } from '../../../shared/ipc/contract/copyRecords.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { copyTitle, placeWords } from './words.ts';

/** Every move of a copy since it was made; none of it can be changed. */
export function HistoryDialog({ copy, onClose }: { copy: Copy; onClose: () => void }) {
  const { t, format } = useWords();
  const { value, error } = useAsk('copies.history', { id: copy.id });
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('copies.history.title', { copy: copyTitle(t, copy), code: copy.code })}
      mark={<LevelChip level={copy.subject.level} />}
      actions={
        <Button onPress={onClose} hint="Esc" autoFocus>
          {t('common.close')}
        </Button>
      }
    >
      {error ? <Failure error={error} /> : null}
      {value === null && !error ? <LoadingRows rows={3} /> : null}
      <ol className="copyMoves">
        {(value?.moves ?? []).map((move) => (
          <li key={move.seq}>
            <span className="m nowrap">{format.dateTime(move.atMs)}</span>
            <span>
              <b>{t(`copies.move.${move.act as 'made'}`)}</b> · {move.by}
              <span className="m"> {detailsOf(t, move)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function detailsOf(t: Translate, move: CopyMove): string {
  const holder = move.toHolder !== null && move.toHolder !== move.fromHolder ? move.toHolder : null;
  const note = move.note === 'print-cancelled' ? t('copies.printCancelled') : move.note;
  const parts = [
    holder === null ? '' : t('copies.holderIs', { name: holder }),
    move.outside ?? '',
    move.place === null ? '' : placeWords(move.place),
    note,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `· ${parts.join(' · ')}`;
}
