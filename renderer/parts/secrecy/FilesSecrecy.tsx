import './secrecy.css';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { type StampLook, useStampLooks, withSeenMarks } from '../../data/secrecy/stampLooks.ts';
import { wordsOfLook } from './wordsOfLook.ts';
import { uncheckedOf } from '../../data/secrecy/found.ts';
import type { GatedFile } from '../../data/secrecy/gate.ts';
import { mayStay, useGate } from '../../data/secrecy/gateStore.ts';

/** What is known of the secrecy of files that wait, beside them: a clean one says nothing, all others never stay silent. */
export function FilesSecrecy({ files: given }: { files: readonly GatedFile[] }) {
  const t = useT();
  const looks = useStampLooks((state) => state.looks);
  const files = withSeenMarks(given, looks);
  const act = useAct();
  const { form, looked, explained, answered, askAboutFiles } = useGate();
  const told = files.filter(({ secrecy }) => secrecy !== undefined && secrecy.state !== 'clear');
  if (told.length === 0) return null;
  const unchecked = uncheckedOf(files, looked).map(({ stageId }) => stageId);
  const confirm = (): void =>
    void act.call('secrecy.answer', { answer: 'looked', stages: [...unchecked] }, () =>
      answered(unchecked, 'looked'),
    );
  return (
    <section className="secrecyBeside" aria-label={t('secrecy.beside')}>
      <ul>
        {told.map((file) => (
          <li key={file.stageId}>
            {files.length > 1 ? (
              <span className="cut" title={file.name}>
                {file.name}
              </span>
            ) : null}
            <Sign
              file={file}
              look={looks.get(file.stageId) ?? null}
              isLooked={looked.has(file.stageId)}
              isExplained={explained.has(file.stageId)}
              onMark={
                file.secrecy?.state === 'marked' && !mayStay(form, file.secrecy.level) ? askAboutFiles : null
              }
            />
          </li>
        ))}
      </ul>
      {unchecked.length > 0 ? (
        <Button size="small" disabled={act.busy} onPress={confirm}>
          {t('secrecy.unread.looked')}
        </Button>
      ) : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </section>
  );
}

interface SignProps {
  file: GatedFile;
  look: StampLook | null;
  isLooked: boolean;
  isExplained: boolean;
  /** what to do with a paper that may not be here; null where it may */
  onMark: (() => void) | null;
}

function Sign({ file: { secrecy }, look, isLooked, isExplained, onMark }: SignProps) {
  const t = useT();
  if (secrecy?.state === 'marked')
    return (
      <>
        <LevelChip level={secrecy.level} />
        {isExplained ? (
          <span className="m cap">{t('secrecy.sign.explained')}</span>
        ) : onMark === null ? null : (
          <Button size="small" kind="quiet" onPress={onMark}>
            {t('secrecy.sign.marked')}
          </Button>
        )}
      </>
    );
  if (secrecy?.state !== 'unread') return null;
  return isLooked ? (
    <span className="done cap row gap-2">
      <Icon name="check" size={14} />
      {t('secrecy.sign.looked')}
    </span>
  ) : (
    <span className="caution cap row gap-2" title={t(`secrecy.why.${secrecy.why}`)}>
      <Icon name="warning" size={14} />
      {t('secrecy.sign.unread', { why: t(`secrecy.why.${secrecy.why}`) })}
      {look === null || (look.isOver && look.seen === 0) ? '' : ` · ${wordsOfLook(t, look)}`}
    </span>
  );
}
