import type { ReactNode } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Level, PersonRef, Urgency } from '../../../../shared/ipc/schemas.ts';
import { DateField } from '../../../components/DateField.tsx';
import { ReadOnlyField } from '../../../components/Field.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select, type Choice } from '../../../components/Select.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { Icon } from '../../../design/Icon.tsx';
import type { FoundMark } from '../../../app/secrecy/found.ts';
import { useLevelHint } from '../../../app/secrecy/useLevelHint.tsx';
import { useFormat, useT } from '../../../i18n/I18n.tsx';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import { tidyClock } from '../clock.ts';
import { IssuerBox } from '../IssuerBox.tsx';
import { useDateParser } from '../useDateParser.ts';
import { bookOf, type Fault, type FieldName, pagesDiffer } from './form.ts';
import { NumberFromField } from './NumberFromField.tsx';
import type { IncomingFormState } from './useIncomingForm.ts';

type Choices = Output<'rules.choices'>;
const NOBODY = 'nobody';

export interface IncomingFieldsProps {
  state: IncomingFormState;
  choices: Choices | null;
  leaders: readonly PersonRef[];
  faults: readonly Fault[];
  /** the entry of an opened envelope keeps its level */
  levelFixed: boolean;
  /** the highest mark of secrecy in the files */
  mark: FoundMark | null;
  /** between the first and the second line: the duplicates, beside the fields that caused them */
  after: ReactNode;
  doubtful: boolean;
  /** under the level: what choosing it dropped */
  refusal: ReactNode;
}

/** The twelve entries: two lines of the grid are read as one line of the page. */
export function IncomingFields(props: IncomingFieldsProps) {
  return (
    <div className="grid12">
      <FirstLine {...props} />
      {props.after}
      <SecondLine {...props} />
      {props.refusal ? <div className="c12">{props.refusal}</div> : null}
      <SubjectField {...props} />
      <ThirdLine {...props} />
    </div>
  );
}

/** What every field is given: number, label, where its value came from, why it is not accepted. */
function useField({ state, faults }: IncomingFieldsProps) {
  const t = useT();
  return (name: FieldName, number?: number) => {
    const origin = state.form.origins[name];
    return {
      name,
      label: t(`documents.field.${name}`),
      ...(number === undefined ? {} : { number }),
      // beside the label: in the box it would cut the value
      ...(origin === undefined || name === 'dueOn'
        ? {}
        : { optional: `· ${t(`documents.origin.${origin}`)}` }),
      error: faults.find((fault) => fault.field === name)?.text ?? null,
    };
  };
}

function FirstLine(props: IncomingFieldsProps) {
  const t = useT();
  const format = useFormat();
  const field = useField(props);
  const parse = useDateParser();
  const { form, write, settleIssuer, defaults } = props.state;
  const last = defaults?.lastDocumentDate ?? null;
  const early =
    form.documentDate !== null &&
    last !== null &&
    form.documentDate < last &&
    defaults?.issuer === form.issuer.trim();
  return (
    <>
      <IssuerBox
        {...field('issuer', 1)}
        span={6}
        value={form.issuer}
        onChange={(issuer) => {
          if (issuer !== form.issuer) write('issuer', { issuer });
        }}
        onChoose={({ text }) => settleIssuer(text)}
        onBlur={() => settleIssuer(form.issuer)}
        trailing={
          defaults?.issuer === form.issuer && defaults.issuerSymbol ? (
            <Tag>{defaults.issuerSymbol}</Tag>
          ) : null
        }
        autoFocus
      />
      <TextField
        {...field('code', 2)}
        span={3}
        value={form.code}
        onChange={(code) => write('code', { code })}
        maxLength={80}
        tone={props.doubtful ? 'caution' : undefined}
      />
      <DateField
        {...field('documentDate', 3)}
        span={3}
        value={form.documentDate}
        onChange={(documentDate) => write('documentDate', { documentDate })}
        parse={parse}
        tone={early ? 'caution' : undefined}
        hint={early && last ? t('documents.hint.earlier', { date: format.date(last) }) : undefined}
      />
    </>
  );
}

function SecondLine(props: IncomingFieldsProps) {
  const t = useT();
  const field = useField(props);
  const { form, write, setLevel } = props.state;
  const differing = pagesDiffer(form.pages, form.files);
  const levelHint = useLevelHint(form.level, props.mark);
  const { choices } = props;
  const levels: readonly Choice<Level>[] =
    choices?.levels.map(({ id, name, holding, rule }) => ({
      id,
      text: name,
      content: <LevelChip level={id} />,
      disabled: holding === 'refused' || (props.levelFixed && id !== form.level),
      ...(holding === 'refused'
        ? { detail: t('documents.level.refused', { rule: rule ?? '' }) }
        : holding === 'register-only'
          ? { detail: t('documents.level.registerOnly') }
          : {}),
    })) ?? [];
  const urgencies: readonly Choice<Urgency>[] =
    choices?.urgencies.map(({ id, name }) => ({
      id,
      text: name,
      ...(id === 'thuong' ? {} : { content: <UrgencyMark urgency={id} /> }),
    })) ?? [];
  return (
    <>
      <Select
        {...field('typeId', 4)}
        span={3}
        choices={choices?.incomingTypes.map(({ id, name }) => ({ id, text: name })) ?? []}
        value={form.typeId}
        onChange={(typeId) => write('typeId', { typeId })}
        placeholder={t('documents.chooseType')}
      />
      <Select
        {...field('urgency', 5)}
        span={3}
        choices={urgencies}
        value={form.urgency}
        onChange={(urgency) => write('urgency', { urgency })}
      />
      <Select
        {...field('level', 6)}
        span={3}
        choices={levels}
        value={form.level}
        onChange={setLevel}
        {...levelHint}
      />
      <NumberField
        {...field('pages', 7)}
        span={3}
        value={form.pages}
        onChange={(pages) => write('pages', { pages })}
        tone={differing === null ? undefined : 'caution'}
        hint={differing === null ? undefined : t('documents.hint.pages', { count: differing })}
        trailing={
          form.files.length > 0 ? (
            <span className="m cap nowrap">{t('documents.countFiles', { count: form.files.length })}</span>
          ) : null
        }
      />
    </>
  );
}

function SubjectField(props: IncomingFieldsProps) {
  const t = useT();
  const composing = useIsComposing();
  const field = useField(props);
  const { form, write } = props.state;
  if (form.unopenedFor !== null) {
    return (
      <TextField
        {...field('unopenedFor', 8)}
        span={12}
        value={form.unopenedFor}
        onChange={(unopenedFor) => write('unopenedFor', { unopenedFor })}
        maxLength={80}
        hint={t('documents.hint.unopened')}
      />
    );
  }
  if (form.level === 'tuyet-mat') {
    return (
      <ReadOnlyField label={t('documents.field.subject')} number={8} span={12}>
        <span className="nil">
          <Icon name="lock" size={14} />
          {t('documents.subject.topSecret')}
        </span>
      </ReadOnlyField>
    );
  }
  return (
    <TextArea
      {...field('subject', 8)}
      span={12}
      value={form.subject}
      onChange={(subject) => write('subject', { subject })}
      maxLength={2000}
      hint={composing ? t('documents.hint.composing') : undefined}
    />
  );
}

function ThirdLine(props: IncomingFieldsProps) {
  const t = useT();
  const field = useField(props);
  const parse = useDateParser();
  const { form, write, dueRule } = props.state;
  const people: readonly Choice[] = [
    { id: NOBODY, text: t('documents.presentNobody') },
    ...props.leaders.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position })),
  ];
  return (
    <>
      <Select
        {...field('presentTo', 9)}
        span={4}
        choices={people}
        value={form.presentTo ?? NOBODY}
        onChange={(id) => write('presentTo', { presentTo: id === NOBODY ? null : id })}
      />
      <DateField
        {...field('replyDueOn', 10)}
        span={3}
        value={form.replyDueOn}
        onChange={(replyDueOn) => write('replyDueOn', { replyDueOn })}
        parse={parse}
      />
      <DateField
        {...field('dueOn', 11)}
        span={3}
        value={form.dueOn}
        onChange={(dueOn) => write('dueOn', { dueOn })}
        parse={parse}
        hint={
          form.origins.dueOn === 'proposed' && dueRule
            ? t('documents.hint.due', { rule: dueRule })
            : undefined
        }
      />
      <TextField
        {...field('dueTime')}
        span={2}
        value={form.dueTime}
        onChange={(dueTime) => write('dueTime', { dueTime })}
        onBlur={() => {
          if (form.dueTime !== '') write('dueTime', { dueTime: tidyClock(form.dueTime) });
        }}
        placeholder="16:00"
        maxLength={5}
      />
      <TextField
        {...field('note', 12)}
        span={6}
        value={form.note}
        onChange={(note) => write('note', { note })}
        maxLength={2000}
        placeholder={t('common.optional')}
      />
      <DateField
        {...field('arrivedOn')}
        span={3}
        value={form.arrivedOn}
        onChange={(arrivedOn) => {
          if (arrivedOn !== null) write('arrivedOn', { arrivedOn });
        }}
        parse={parse}
      />
      <NumberFromField
        book={bookOf(form.level)}
        value={form.numberFrom}
        onChange={(numberFrom, { onDate }) =>
          write('arrivedOn', onDate === null ? { numberFrom } : { numberFrom, arrivedOn: onDate })
        }
      />
      {form.level === 'none' ? null : (
        <TextField
          {...field('copyNumber')}
          span={3}
          value={form.copyNumber}
          onChange={(copyNumber) => write('copyNumber', { copyNumber })}
          maxLength={20}
        />
      )}
    </>
  );
}
