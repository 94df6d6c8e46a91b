import { Checkbox } from '../../../components/Checkbox.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { channelOf } from '../words.ts';
import type { Entry } from './entryForm.ts';
import { isUnnamed, isSlipFirst, isToldAtOnce, isToldInWords, takesPaper } from './useTelling.ts';

type Told = Pick<Entry, 'source' | 'tell' | 'atCounter' | 'party'>;

export interface TellOnSaveProps {
  entry: Told;
  onChange: (part: Partial<Pick<Entry, 'tell' | 'atCounter'>>) => void;
}

/** Whether the paper for the sender opens with the save; kept for the next one. */
export function TellOnSave({ entry, onChange }: TellOnSaveProps) {
  const t = useT();
  if (!takesPaper(entry.source) || tellsNobody(entry)) return null;
  return (
    <>
      <Checkbox checked={entry.tell} onChange={(tell) => onChange({ tell })}>
        {t(isSlipFirst(entry.source, entry.atCounter) ? 'submissions.tell.slip' : 'submissions.tell.letter')}
      </Checkbox>
      {entry.source === 'letter' ? (
        <Checkbox checked={entry.atCounter} onChange={(atCounter) => onChange({ atCounter })}>
          {t('submissions.tell.atCounter')}
        </Checkbox>
      ) : null}
    </>
  );
}

/** Said to name nobody; what is only left empty so far may still be typed. */
const tellsNobody = (entry: Told): boolean => entry.party === 'unnamed' && isUnnamed({ ...entry, lacks: [] });

/** A line of "Khi lưu": what the sender will know, and when that counts as told. */
export function TellWhat({ entry }: { entry: Told }) {
  const t = useT();
  const { source, tell, atCounter } = entry;
  const channel = t(`submissions.channel.${channelOf(source)}`);
  if (tellsNobody(entry)) return <li>{t('submissions.tell.nobody')}</li>;
  if (isToldAtOnce(source)) return <li>{t('submissions.tell.heard')}</li>;
  if (!tell) return <li>{t('submissions.tell.later')}</li>;
  if (isSlipFirst(source, atCounter)) return <li>{t('submissions.tell.slipWhat')}</li>;
  return (
    <li>
      {t(isToldInWords(source) ? 'submissions.tell.wordsWhat' : 'submissions.tell.letterWhat', { channel })}
    </li>
  );
}
