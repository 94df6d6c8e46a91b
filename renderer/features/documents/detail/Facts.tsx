import '../documents.css';
import type { ReactNode } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { DueClock } from '../../../components/DueClock.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import {
  codeAndDate,
  isOutgoing,
  missingSubject,
  numberLabel,
  stateMeaning,
  stateWord,
  titleOf,
} from '../words.ts';

/** Level first, number, urgency, and what it is about. */
export function DetailHead({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const missing = missingSubject(detail);
  return (
    <header className="detailHead">
      <div className="row wrap">
        <LevelChip level={detail.level} />
        <span className="m">
          {t(numberLabel(detail.book))}{' '}
          <b className="strong">{`${detail.entryNumber}${detail.entrySuffix}`}</b>
        </span>
        <UrgencyMark urgency={detail.urgency} time={detail.dueTime} />
        <span className="end" />
        <StateMark meaning={stateMeaning(detail)}>{stateWord(t, detail)}</StateMark>
      </div>
      {missing === null ? (
        <h2 className={`sec mt2${detail.state === 'cancelled' ? ' struck' : ''}`} data-selectable="">
          {titleOf(detail)}
        </h2>
      ) : (
        <h2 className="sec mt2 row m">
          <Icon name={detail.state === 'unopened' ? 'mail' : 'lock'} />
          {t(missing)}
        </h2>
      )}
      {detail.cancelReason === null ? null : (
        <p className="mt2">{t('documents.cancelledFor', { reason: detail.cancelReason })}</p>
      )}
    </header>
  );
}

/** The facts of the register line; what is empty takes no line. */
export function Facts({ detail, today }: { detail: DocumentDetail; today: string }) {
  const { t, format } = useWords();
  const typeWord = useTypeWord();
  const outgoing = isOutgoing(detail.book);
  const pages = [
    detail.pages === null ? '' : t('viewer.pages', { pages: detail.pages }),
    detail.attachments.length === 0 ? '' : t('documents.countFiles', { count: detail.attachments.length }),
  ].filter(Boolean);
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('documents.fact.issuer'), outgoing ? null : detail.issuer],
    [t('word.number'), codeAndDate(detail, format.date)],
    [t('documents.fact.type'), typeWord(detail.typeName)],
    [t('documents.fact.arrived'), format.date(detail.enteredOn)],
    [t('documents.fact.signer'), [detail.signedAs, detail.signer].filter(Boolean).join(' – ')],
    [t('word.recipients'), detail.recipients.join('; ')],
    [t('documents.fact.namedPerson'), detail.namedPerson],
    [t('documents.fact.holder'), detail.holder ? holderWords(detail.holder) : null],
    [t('documents.fact.due'), dueOf(detail, today)],
    [t('documents.fact.replyDue'), detail.replyDueOn === null ? null : format.date(detail.replyDueOn)],
    [t('documents.fact.pages'), pages.join(', ')],
    [t('documents.fact.copyNumber'), detail.copyNumber],
    [
      t('documents.fact.protection'),
      detail.protectionUntil === null ? null : format.date(detail.protectionUntil),
    ],
    [
      t('word.groundOfTheLevel'),
      detail.sampleGround ? <b className="caution">{t('protection.sampleGround')}</b> : null,
    ],
    [
      t('documents.field.dossier'),
      detail.dossier ? `${detail.dossier.code} · ${detail.dossier.title}` : null,
    ],
    [t('word.note'), detail.note],
  ];
  return (
    <dl className="kv" data-selectable="">
      {lines
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label} className="kvLine">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const holderWords = (holder: { fullName: string; position: string }): string =>
  holder.position === '' ? holder.fullName : `${holder.fullName}, ${holder.position}`;

function dueOf(detail: DocumentDetail, today: string): ReactNode {
  if (detail.dueOn === null) return null;
  return (
    <DueClock dueOn={detail.dueOn} dueTime={detail.dueTime} lateDays={detail.lateDays} today={today} full />
  );
}
