import { useDateReader } from '../../../forms/choices.ts';
import { useAsk } from '../../../data/ask.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { summaryOf } from '../../../../shared/domain/submission/summary.ts';
import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { KINDS, SOURCES } from '../words.ts';
import { FormFields } from './FormFields.tsx';
import { type Entry, type Faults, type FieldName, FIRST_ASKED, PARTY_KINDS } from './entryForm.ts';

export interface EntryFieldsProps {
  entry: Entry;
  onChange: (part: Partial<Entry>) => void;
  faults: Faults;
  hasFiles: boolean;
}

/** Who sent it, what it is about, their words, and what the form of its kind asks for beside them. */
export function EntryFields({ entry, onChange, faults, hasFiles }: EntryFieldsProps) {
  const t = useT();
  const parse = useDateReader();
  const { value: choices } = useAsk('rules.choices', {});
  const fault = (name: FieldName): string | null => {
    const key = faults[name];
    return key === undefined ? null : t(key);
  };
  const offered = summaryOf(entry.body);
  const typed = foldBase(entry.field.trim());
  const fields = (choices?.submissionFields ?? []).filter((name) => foldBase(name).includes(typed));
  const form = choices?.submissionForms.find(({ kind }) => kind === entry.kind);
  const asked = form?.fields ?? [];
  const set = (name: keyof Entry) => (value: string) => onChange({ [name]: value });
  return (
    <div className="grid12">
      <Select
        span={4}
        number={1}
        label={t('submissions.field.kind')}
        name="kind"
        value={entry.kind}
        onChange={(kind) => onChange({ kind })}
        choices={KINDS.map((id) => ({ id, text: t(`submissions.kind.${id}`) }))}
        autoFocus
      />
      <Select
        span={4}
        number={2}
        label={t('word.source')}
        name="source"
        value={SOURCES.find((id) => id === entry.source) ?? 'letter'}
        onChange={(source) => onChange({ source })}
        choices={SOURCES.map((id) => ({ id, text: t(`submissions.source.${id}`) }))}
      />
      <DateField
        span={4}
        number={3}
        label={t('submissions.field.receivedOn')}
        name="receivedOn"
        value={entry.receivedOn}
        onChange={(receivedOn) => onChange({ receivedOn })}
        parse={parse}
        error={fault('receivedOn')}
      />
      <TextField
        span={5}
        number={4}
        label={t(`submissions.nameOf.${entry.party}`)}
        name="fullName"
        value={entry.fullName}
        onChange={set('fullName')}
        error={fault('fullName')}
        maxLength={120}
      />
      <TextField
        span={7}
        number={5}
        label={t('submissions.field.address')}
        name="address"
        value={entry.address}
        onChange={set('address')}
        error={fault('address')}
        maxLength={300}
      />
      <TextField
        span={4}
        number={6}
        label={t('submissions.sender.phone')}
        name="phone"
        value={entry.phone}
        onChange={set('phone')}
        error={fault('phone')}
        hint={t(entry.source === 'letter' ? 'submissions.field.lackHint' : 'submissions.field.phoneHint')}
        maxLength={30}
      />
      <TextField
        span={4}
        number={7}
        label={t('submissions.sender.email')}
        name="email"
        value={entry.email}
        onChange={set('email')}
        error={fault('email')}
        maxLength={120}
      />
      <TextField
        span={4}
        number={8}
        label={t('submissions.sender.idNumber')}
        optional={t('common.optional')}
        name="idNumber"
        value={entry.idNumber}
        onChange={set('idNumber')}
        hint={t('submissions.field.idHint')}
        maxLength={20}
      />
      <Select
        span={4}
        label={t('submissions.party')}
        name="party"
        value={entry.party}
        onChange={(party) => onChange({ party })}
        choices={PARTY_KINDS.map((id) => ({ id, text: t(`submissions.party.${id}`) }))}
      />
      {entry.party === 'group' ? (
        <TextField
          span={8}
          label={t('submissions.party.people')}
          name="people"
          value={entry.people}
          onChange={set('people')}
          hint={t('submissions.party.peopleHint')}
          maxLength={60}
        />
      ) : entry.party === 'organisation' ? (
        <TextField
          span={8}
          label={t('submissions.party.representative')}
          optional={t('common.optional')}
          name="representative"
          value={entry.representative}
          onChange={set('representative')}
          maxLength={120}
        />
      ) : null}
      <div className="c12">
        <Checkbox checked={entry.onBehalf} onChange={(onBehalf) => onChange({ onBehalf })}>
          {t('submissions.field.onBehalf')}
        </Checkbox>
      </div>
      <ComboBox
        span={4}
        number={9}
        label={t('word.field')}
        optional={t('common.optional')}
        name="field"
        value={entry.field}
        onChange={set('field')}
        suggestions={fields.map((text) => ({ id: text, text }))}
      />
      <TextField
        span={8}
        number={10}
        label={t('submissions.field.title')}
        name="title"
        value={entry.title}
        onChange={set('title')}
        error={fault('title')}
        maxLength={300}
      />
      <TextArea
        span={12}
        number={11}
        rows={6}
        label={t('submissions.field.body')}
        name="body"
        value={entry.body}
        onChange={set('body')}
        error={fault('body')}
        hint={t(hasFiles ? 'submissions.field.bodyInFile' : 'submissions.field.bodyHint')}
        maxLength={40_000}
      />
      {offered === '' || entry.title.trim() !== '' ? null : (
        <p className="c12 m cap">
          <LinkButton onPress={() => onChange({ title: offered })}>{t('submissions.takeSummary')}</LinkButton>{' '}
          “{offered}”
        </p>
      )}
      <FormFields entry={entry} fields={asked} onChange={onChange} />
      <TextArea
        span={12}
        number={FIRST_ASKED + asked.length}
        rows={1}
        label={t('submissions.field.note')}
        optional={t('common.optional')}
        name="note"
        value={entry.note}
        onChange={set('note')}
        hint={t('submissions.field.noteHint')}
        maxLength={2000}
      />
    </div>
  );
}
