import { useState } from 'react';
import type { Correctable, DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { useDateReader } from '../../../forms/choices.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { DateField } from '../../../components/DateField.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT, type Translate, useWords } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import { isOutgoing } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';

const INCOMING = [
  'issuer',
  'code',
  'documentDate',
  'typeId',
  'subject',
  'signer',
  'copyNumber',
  'pages',
] as const;
const OUTGOING = ['subject', 'signer', 'recipients', 'copies', 'pages'] as const;

const LABELS = {
  issuer: 'documents.field.issuer',
  code: 'documents.field.code',
  documentDate: 'documents.field.documentDate',
  typeId: 'documents.field.typeId',
  subject: 'documents.field.subject',
  signer: 'documents.out.field.signer',
  copyNumber: 'documents.field.copyNumber',
  pages: 'documents.field.pages',
  recipients: 'word.recipients',
  copies: 'word.copies',
} as const satisfies Record<Correctable, string>;

const label = (t: Translate, field: Correctable): string => t(LABELS[field]);

/** Spaces at the ends and doubled ones are no correction. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');

/** What the line says now, as it is typed again. */
function valueNow(detail: DocumentDetail, field: Correctable): string {
  if (field === 'recipients') return detail.recipients.join('\n');
  if (field === 'copies') return '';
  const value = detail[field];
  return value === null ? '' : String(value);
}

/** Đính chính: one column, what it should say, and why. */
export function CorrectDialog({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const typeWord = useTypeWord();
  const act = useAct({ onDone: onClose });
  const read = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const fields = (isOutgoing(detail.book) ? OUTGOING : INCOMING).filter(
    (field) => field !== 'subject' || detail.level !== 'tuyet-mat',
  );
  const [field, setField] = useState<Correctable>(fields[0] ?? 'issuer');
  const [value, setValue] = useState(() => valueNow(detail, field));
  const [reason, setReason] = useState('');
  const missing =
    field !== 'copies' && tidy(value) === tidy(valueNow(detail, field))
      ? t('error.correction-unchanged')
      : reason.trim() === ''
        ? t('documents.missing.reason')
        : null;
  const submit = (): void =>
    void act.call(
      'documents.correct',
      { id: detail.id, revision: detail.revision, field, value, reason },
      t('registers.correct.done'),
    );
  return (
    <FormDialog
      undoable
      title={t('registers.correct.title', { number: `${detail.entryNumber}${detail.entrySuffix}` })}
      mark={<LevelChip level={detail.level} />}
      verb={t('registers.correct.verb')}
      missing={missing}
      act={act}
      safe={t('common.typedStays')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="s">{t('registers.correct.what')}</p>
      <Select
        label={t('registers.correct.column')}
        choices={fields.map((each) => ({ id: each, text: label(t, each) }))}
        value={field}
        onChange={(next) => {
          setField(next);
          setValue(valueNow(detail, next));
        }}
        autoFocus
      />
      {field === 'documentDate' ? (
        <DateField
          label={t('registers.correct.value')}
          value={value === '' ? null : value}
          onChange={(date) => setValue(date ?? '')}
          parse={read}
        />
      ) : field === 'typeId' ? (
        <Select
          label={t('registers.correct.value')}
          choices={(choices?.incomingTypes ?? []).map(({ id, name }) => ({ id, text: typeWord(name) }))}
          value={value === '' ? null : value}
          onChange={setValue}
        />
      ) : (
        <TextArea
          label={t('registers.correct.value')}
          value={value}
          onChange={setValue}
          rows={field === 'subject' || field === 'recipients' ? 3 : 1}
          maxLength={2000}
        />
      )}
      <TextArea
        label={t('documents.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
      />
    </FormDialog>
  );
}

/** What the line said before, struck through, with the reason. */
export function Corrections({ detail }: { detail: DocumentDetail }) {
  const { t, format } = useWords();
  if (detail.corrections.length === 0) return null;
  return (
    <section aria-label={t('registers.corrections')}>
      <h3 className="sec">{t('registers.corrections')}</h3>
      <ul className="col">
        {detail.corrections.map((each, index) => (
          <li key={index} className="s mt2">
            <div data-selectable="">
              {label(t, each.field)}: {each.oldText === '' ? null : <s className="m">{each.oldText}</s>}{' '}
              <span>{each.newText}</span>
            </div>
            <div className="m cap">
              {t('registers.corrections.by', {
                by: each.by,
                at: format.dateTime(each.atMs),
                reason: each.reason,
              })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
