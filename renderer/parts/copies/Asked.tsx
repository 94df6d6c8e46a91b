import type { CarryOut, Copy, CopyPermit } from '../../../shared/ipc/contract/copyRecords.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { copyTitle, placeWords, subjectWords } from './words.ts';

type Line = readonly [label: string, words: string];

/** All that a decision about a copy rests on, one line each; what was not given is said too. */
function Asked({ subject, lines }: { subject: Copy['subject']; lines: readonly Line[] }) {
  const t = useT();
  return (
    <dl className="kv">
      <dt>{t('word.document')}</dt>
      <dd>
        <LevelChip level={subject.level} />{' '}
        {[subjectWords(t, subject), subject.issuer].filter(Boolean).join(', ')}
      </dd>
      {lines.map(([label, words]) => (
        <Fact key={label} label={label} words={words} />
      ))}
    </dl>
  );
}

function Fact({ label, words }: { label: string; words: string }) {
  const t = useT();
  return (
    <>
      <dt>{label}</dt>
      <dd>{words === '' ? <span className="m">{t('copies.asked.notGiven')}</span> : words}</dd>
    </>
  );
}

/** What a copying permit asks for. */
export function AskedPermit({ permit }: { permit: CopyPermit }) {
  const { t, format } = useWords();
  const { askedBy, copier } = permit;
  const who = copier.position === '' ? copier.fullName : `${copier.fullName}, ${copier.position}`;
  return (
    <Asked
      subject={permit.subject}
      lines={[
        [t('copies.permit.copier'), who],
        ...(askedBy === null || askedBy.id === copier.id
          ? []
          : [[t('copies.asked.by'), askedBy.fullName] as const]),
        [t('copies.asked.when'), format.dateTime(permit.askedMs)],
        [t('copies.permit.kind'), t(`copies.kind.${permit.kind}`)],
        [t('copies.permit.number'), String(permit.asked)],
        [t('copies.permit.purpose'), permit.purpose],
        [t('copies.permit.recipients'), permit.recipients],
        [t('copies.permit.place'), permit.place === null ? '' : placeWords(permit.place)],
        [t('copies.permit.device'), permit.device],
      ]}
    />
  );
}

/** What a slip asks for, or what comes back under it. */
export function AskedSlip({ slip }: { slip: CarryOut }) {
  const { t, format } = useWords();
  const { holder, copy } = slip;
  const who = holder.position === '' ? holder.fullName : `${holder.fullName}, ${holder.position}`;
  return (
    <Asked
      subject={copy.subject}
      lines={[
        [t('copies.column.copy'), `${copyTitle(t, copy)}, ${copy.code}`],
        [t('copies.asked.carrier'), who],
        [t('copies.carry.purpose'), slip.purpose],
        [t('copies.carry.destination'), slip.destination],
        [t('copies.carry.protection'), slip.protection],
        [t('word.from'), format.date(slip.from)],
        [t('copies.carry.until'), format.date(slip.until)],
      ]}
    />
  );
}
