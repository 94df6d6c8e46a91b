import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Level } from '../../../../shared/ipc/schemas.ts';
import { DateField } from '../../../components/DateField.tsx';
import { ReadOnlyField } from '../../../components/Field.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { DraftingUnitField } from '../../../forms/DraftingUnitField.tsx';
import type { FoundMark } from '../../../data/secrecy/found.ts';
import { useLevelHint } from '../../../parts/secrecy/useLevelHint.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import { useDateReader } from '../../../forms/choices.ts';
import { AnswersBox } from './AnswersBox.tsx';
import { DeterminationFields } from './DeterminationFields.tsx';
import type { CountedPages } from './fileFacts.ts';
import { NumberFromField } from './NumberFromField.tsx';
import { usePageHint } from './usePageHint.ts';
import { useRefusedLevel } from '../../../parts/secrecy/useRefusedLevel.tsx';
import { OUT_FIELDS, ofType, type OutFault, type OutgoingForm } from './outgoingForm.ts';

export interface OutgoingFieldsProps {
  form: OutgoingForm;
  choices: Output<'rules.choices'>;
  faults: readonly OutFault[];
  write: (part: Partial<OutgoingForm>) => void;
  onLevel: (level: Level) => void;
  /** the highest mark of secrecy in the files */
  mark: FoundMark | null;
  /** pages of its files */
  counted: CountedPages;
}

function useField(faults: readonly OutFault[]) {
  return (name: (typeof OUT_FIELDS)[number]) => ({
    name,
    number: OUT_FIELDS.indexOf(name) + 1,
    error: faults.find((fault) => fault.field === name)?.text ?? null,
  });
}

export function OutgoingFields(props: OutgoingFieldsProps) {
  const t = useT();
  const field = useField(props.faults);
  const { form, write } = props;
  const { differs, words } = usePageHint(form.pages, props.counted);
  return (
    <div className="grid12">
      <Facts {...props} />
      <DraftingUnitField
        typeId={form.typeId}
        value={form.draftingUnit ?? ''}
        onChange={(draftingUnit) => write({ draftingUnit })}
        span={6}
      />
      {form.level === 'tuyet-mat' ? (
        <ReadOnlyField label={t('documents.field.subject')} number={5} span={12}>
          {t('documents.subject.topSecret')}
        </ReadOnlyField>
      ) : (
        <TextArea
          {...field('subject')}
          span={12}
          label={t('documents.field.subject')}
          value={form.subject}
          onChange={(subject) => write({ subject })}
          maxLength={2000}
        />
      )}
      <TextField
        {...field('signer')}
        span={6}
        label={t('documents.out.field.signer')}
        value={form.signer}
        onChange={(signer) => write({ signer })}
        maxLength={120}
      />
      <NumberField
        {...field('copies')}
        span={3}
        label={t('word.copies')}
        value={form.copies}
        onChange={(copies) => write({ copies })}
      />
      <NumberField
        {...field('pages')}
        span={3}
        label={t('documents.out.field.pages')}
        value={form.pages}
        onChange={(pages) => write({ pages })}
        tone={differs ? 'caution' : undefined}
        hint={words}
      />
      <TextArea
        {...field('recipients')}
        span={12}
        label={t('word.recipients')}
        value={form.recipients}
        onChange={(recipients) => write({ recipients })}
        rows={2}
        hint={t('documents.out.recipientsHint')}
      />
      <AnswersBox
        value={form.answers}
        onChange={(answers) => write({ answers })}
        classified={form.level !== 'none'}
        number={10}
      />
      <TextField
        {...field('note')}
        span={5}
        label={t('documents.field.note')}
        value={form.note}
        onChange={(note) => write({ note })}
        maxLength={2000}
        placeholder={t('common.optional')}
      />
      <NumberFromField
        book={form.level === 'none' ? 'outgoing' : 'classified-outgoing'}
        value={form.numberFrom}
        onChange={(numberFrom, { onDate, typeId }) =>
          write({
            numberFrom,
            paperNumber: null,
            ...(onDate === null ? {} : { documentDate: onDate }),
            ...(typeId === null || typeId === form.typeId ? {} : ofType(typeId)),
          })
        }
        paperNumber={form.paperNumber ?? null}
        onPaperNumber={(paperNumber) => write({ paperNumber })}
      />
      {form.level === 'none' ? null : <DeterminationFields form={form} faults={props.faults} write={write} />}
    </div>
  );
}

function Facts({ form, choices, faults, write, onLevel, mark }: OutgoingFieldsProps) {
  const t = useT();
  const typeWord = useTypeWord();
  const levelHint = useLevelHint(form.level, mark);
  const field = useField(faults);
  const refused = useRefusedLevel();
  const parse = useDateReader();
  return (
    <>
      <Select
        {...field('typeId')}
        span={3}
        label={t('documents.field.typeId')}
        choices={choices.documentTypes.map(({ id, name, symbol }) => ({
          id,
          text: typeWord(name),
          ...(symbol === null ? {} : { detail: symbol }),
        }))}
        value={form.typeId}
        onChange={(typeId) => write(ofType(typeId))}
        placeholder={t('documents.chooseType')}
        autoFocus
      />
      <DateField
        {...field('documentDate')}
        span={3}
        label={t('documents.field.documentDate')}
        value={form.documentDate}
        onChange={(documentDate) => write({ documentDate })}
        parse={parse}
      />
      <Select
        {...field('urgency')}
        span={3}
        label={t('documents.field.urgency')}
        choices={choices.urgencies.map(({ id }) => ({
          id,
          text: t(`urgency.${id}`),
          ...(id === 'thuong' ? {} : { content: <UrgencyMark urgency={id} /> }),
        }))}
        value={form.urgency}
        onChange={(urgency) => write({ urgency })}
      />
      <Select
        {...field('level')}
        span={3}
        label={t('documents.field.level')}
        choices={choices.levels.map(({ id, name, holding, rule }) => ({
          id,
          text: name,
          content: <LevelChip level={id} />,
          ...(holding === 'refused'
            ? {
                detail: t('documents.level.refused', { rule: rule ?? '' }),
                refuses: refused.refuses(id, rule),
              }
            : {}),
        }))}
        value={form.level}
        onChange={onLevel}
        {...levelHint}
      />
      {refused.dialog}
    </>
  );
}
