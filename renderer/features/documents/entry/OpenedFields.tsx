import type { ReactNode } from 'react';
import type { Level, Urgency } from '../../../../shared/ipc/schemas.ts';
import { DateField } from '../../../components/DateField.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select, type Choice } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { useLevelHint } from '../../../parts/secrecy/useLevelHint.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import { tidyClock } from '../clock.ts';
import { useDateReader, useDeadlineReader } from '../../../forms/choices.ts';
import type { IncomingFieldsProps } from './IncomingFields.tsx';
import { usePageHint } from './usePageHint.ts';
import { useRefusedLevel } from '../../../parts/secrecy/useRefusedLevel.tsx';
import { useField } from './useField.ts';

const NOBODY = 'nobody';

/** The fields that stand open under the line of chips, in the order of their chips. */
export function OpenedFields(props: IncomingFieldsProps) {
  const { isOpen } = props.open;
  const shown = (name: string, content: ReactNode): ReactNode =>
    isOpen(name) ? (
      <div key={name} className="openField" data-open-field={name}>
        {content}
      </div>
    ) : null;
  return (
    <>
      {shown('documentDate', <DocumentDate {...props} />)}
      {shown('typeId', <TypeField {...props} />)}
      {shown('urgency', <UrgencyField {...props} />)}
      {shown('level', <LevelField {...props} />)}
      {shown('pages', <PagesField {...props} />)}
      {shown('presentTo', <PersonField {...props} />)}
      {shown('replyDueOn', <ReplyField {...props} />)}
      {shown('dueOn', <DueFields {...props} />)}
      {shown('note', <NoteField {...props} />)}
      {shown('arrivedOn', <ArrivalField {...props} />)}
    </>
  );
}

function DocumentDate(props: IncomingFieldsProps) {
  const { t, format } = useWords();
  const parse = useDateReader();
  const { form, write, defaults } = props.state;
  const last = defaults?.lastDocumentDate ?? null;
  const early =
    form.documentDate !== null &&
    last !== null &&
    form.documentDate < last &&
    defaults?.issuer === form.issuer.trim();
  return (
    <DateField
      {...useField(props)('documentDate', 4)}
      span={3}
      value={form.documentDate}
      onChange={(documentDate) => {
        if (documentDate !== form.documentDate) write('documentDate', { documentDate });
      }}
      parse={parse}
      tone={early ? 'caution' : undefined}
      hint={early && last ? t('documents.hint.earlier', { date: format.date(last) }) : undefined}
    />
  );
}

function TypeField(props: IncomingFieldsProps) {
  const t = useT();
  const typeWord = useTypeWord();
  const { form, write } = props.state;
  return (
    <Select
      {...useField(props)('typeId', 5)}
      span={3}
      choices={props.choices.incomingTypes.map(({ id, name, symbol }) => ({
        id,
        text: typeWord(name),
        ...(symbol === null ? {} : { detail: symbol }),
      }))}
      value={form.typeId}
      onChange={(typeId) => write('typeId', { typeId })}
      placeholder={t('documents.chooseType')}
    />
  );
}

function UrgencyField(props: IncomingFieldsProps) {
  const t = useT();
  const { form, write } = props.state;
  const urgencies: readonly Choice<Urgency>[] = props.choices.urgencies.map(({ id }) => ({
    id,
    text: t(`urgency.${id}`),
    ...(id === 'thuong' ? {} : { content: <UrgencyMark urgency={id} /> }),
  }));
  return (
    <Select
      {...useField(props)('urgency', 6)}
      span={3}
      choices={urgencies}
      value={form.urgency}
      onChange={(urgency) => write('urgency', { urgency })}
    />
  );
}

function LevelField(props: IncomingFieldsProps) {
  const t = useT();
  const { form, setLevel } = props.state;
  const levelHint = useLevelHint(form.level, props.mark);
  const refused = useRefusedLevel();
  const levels: readonly Choice<Level>[] = props.choices.levels.map(({ id, name, holding, rule }) => ({
    id,
    text: name,
    content: <LevelChip level={id} />,
    disabled: props.levelFixed && id !== form.level,
    ...(holding === 'refused'
      ? { detail: t('documents.level.refused', { rule: rule ?? '' }), refuses: refused.refuses(id, rule) }
      : holding === 'register-only'
        ? { detail: t('documents.level.registerOnly') }
        : {}),
  }));
  return (
    <>
      <Select
        {...useField(props)('level', 7)}
        span={3}
        choices={levels}
        value={form.level}
        onChange={setLevel}
        {...levelHint}
      />
      {refused.dialog}
    </>
  );
}

function PagesField(props: IncomingFieldsProps) {
  const t = useT();
  const { form, write, counted } = props.state;
  const { differs, words } = usePageHint(form.pages, counted);
  return (
    <NumberField
      {...useField(props)('pages', 8)}
      span={3}
      value={form.pages}
      onChange={(pages) => write('pages', { pages })}
      tone={differs ? 'caution' : undefined}
      hint={words}
      trailing={
        form.files.length > 0 ? (
          <span className="m cap nowrap">{t('documents.countFiles', { count: form.files.length })}</span>
        ) : null
      }
    />
  );
}

function PersonField(props: IncomingFieldsProps) {
  const t = useT();
  const { form, write } = props.state;
  const people: readonly Choice[] = [
    { id: NOBODY, text: t('documents.presentNobody') },
    ...props.leaders.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position })),
  ];
  return (
    <Select
      {...useField(props)('presentTo', 9)}
      span={4}
      choices={people}
      value={form.presentTo ?? NOBODY}
      onChange={(id) => write('presentTo', { presentTo: id === NOBODY ? null : id })}
    />
  );
}

function ReplyField(props: IncomingFieldsProps) {
  const { form, write } = props.state;
  const parse = useDeadlineReader(form.documentDate ?? form.arrivedOn);
  return (
    <DateField
      {...useField(props)('replyDueOn', 10)}
      span={3}
      value={form.replyDueOn}
      onChange={(replyDueOn) => {
        if (replyDueOn !== form.replyDueOn) write('replyDueOn', { replyDueOn });
      }}
      parse={parse}
    />
  );
}

function DueFields(props: IncomingFieldsProps) {
  const t = useT();
  const field = useField(props);
  const { form, write, dueRule } = props.state;
  const parse = useDeadlineReader(form.arrivedOn);
  return (
    <>
      <DateField
        {...field('dueOn', 11)}
        span={3}
        value={form.dueOn}
        onChange={(dueOn) => {
          if (dueOn !== form.dueOn) write('dueOn', { dueOn });
        }}
        parse={parse}
        hint={
          form.origins.dueOn === 'proposed' && dueRule
            ? t('documents.hint.due', { rule: dueRule })
            : undefined
        }
      />
      <TextField
        {...field('dueTime', 13)}
        span={2}
        value={form.dueTime}
        onChange={(dueTime) => write('dueTime', { dueTime })}
        onBlur={() => {
          if (form.dueTime !== '') write('dueTime', { dueTime: tidyClock(form.dueTime) });
        }}
        placeholder={t('documents.clockExample')}
        maxLength={5}
      />
    </>
  );
}

function NoteField(props: IncomingFieldsProps) {
  const t = useT();
  const { form, write } = props.state;
  return (
    <TextField
      {...useField(props)('note', 12)}
      span={6}
      value={form.note}
      onChange={(note) => write('note', { note })}
      maxLength={2000}
      placeholder={t('common.optional')}
    />
  );
}

function ArrivalField(props: IncomingFieldsProps) {
  const parse = useDateReader();
  const { form, write } = props.state;
  return (
    <DateField
      {...useField(props)('arrivedOn', 14)}
      span={3}
      value={form.arrivedOn}
      onChange={(arrivedOn) => {
        if (arrivedOn !== null) write('arrivedOn', { arrivedOn });
      }}
      parse={parse}
    />
  );
}
