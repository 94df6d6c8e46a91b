import type { Output } from '../../../shared/ipc/contract.ts';
import type { Level, PersonRef } from '../../../shared/ipc/schemas.ts';
import { ItemBox } from '../../forms/ItemBox.tsx';
import type { FoundMark } from '../../data/secrecy/found.ts';
import { useLevelHint } from '../../parts/secrecy/useLevelHint.tsx';
import { ReadOnlyField } from '../../components/Field.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { UrgencyMark } from '../../components/UrgencyMark.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useTypeWord } from '../../i18n/typeWords.ts';
import { AnswersPick } from './AnswersPick.tsx';
import { postOf, type ProposalField, type ProposalForm, signsAs } from './proposalForm.ts';
import { useRefusedLevel } from '../../parts/secrecy/useRefusedLevel.tsx';
import type { ProposalChoices } from './stores.ts';

export interface ProposalFieldsProps {
  form: ProposalForm;
  write: (part: Partial<ProposalForm>) => void;
  /** those that are shown, in the order of the walk */
  shown: readonly ProposalField[];
  lists: Output<'rules.choices'>;
  choices: ProposalChoices;
  /** the mark of secrecy in the file that waits */
  mark: FoundMark | null;
  /** the level that the draft has already: it may rise, never fall */
  kept: Level;
  me: string;
}

/** Another level: its ground is chosen anew, and Tuyệt mật has no subject. */
export const ofLevel = (level: Level): Partial<ProposalForm> => ({
  level,
  item: null,
  ...(level === 'tuyet-mat' ? { subject: '' } : {}),
});

const ORDER: readonly Level[] = ['none', 'mat', 'toi-mat', 'tuyet-mat'];

/** Its name for the walk, and its number in it. */
const placer = (shown: readonly ProposalField[]) => (name: ProposalField) => ({
  name,
  number: shown.indexOf(name) + 1,
});

export function ProposalFields(props: ProposalFieldsProps) {
  const t = useT();
  const typeWord = useTypeWord();
  const field = placer(props.shown);
  const { form, write, lists, kept } = props;
  const levelHint = useLevelHint(form.level, props.mark);
  const refused = useRefusedLevel();
  return (
    <div className="grid12">
      <Select
        {...field('typeId')}
        span={4}
        label={t('documents.field.typeId')}
        choices={lists.documentTypes.map(({ id, name, symbol }) => ({
          id,
          text: typeWord(name),
          ...(symbol === null ? {} : { detail: symbol }),
        }))}
        value={form.typeId}
        onChange={(typeId) => write({ typeId })}
        placeholder={t('documents.chooseType')}
        autoFocus
      />
      <Select
        {...field('urgency')}
        span={4}
        label={t('documents.field.urgency')}
        choices={lists.urgencies.map(({ id }) => ({
          id,
          text: t(`urgency.${id}`),
          ...(id === 'thuong' ? {} : { content: <UrgencyMark urgency={id} /> }),
        }))}
        value={form.urgency}
        onChange={(urgency) => write({ urgency })}
      />
      <Select
        {...field('level')}
        span={4}
        label={t('documents.field.level')}
        choices={lists.levels.map(({ id, name, holding, rule }) => ({
          id,
          text: name,
          content: <LevelChip level={id} />,
          disabled: ORDER.indexOf(id) < ORDER.indexOf(kept),
          ...(holding === 'refused'
            ? {
                detail: t('documents.level.refused', { rule: rule ?? '' }),
                refuses: refused.refuses(id, rule),
              }
            : {}),
        }))}
        value={form.level}
        onChange={(level) => write(ofLevel(level))}
        {...levelHint}
      />
      {refused.dialog}
      {form.level === 'none' ? null : (
        <ItemBox
          {...field('item')}
          span={12}
          label={t('word.groundOfTheLevel')}
          value={form.item}
          onChange={(item) => write({ item })}
          level={form.level}
          confirms={false}
          on={null}
        />
      )}
      {form.level === 'tuyet-mat' ? (
        <ReadOnlyField label={t('documents.field.subject')} span={12}>
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
      <TextArea
        {...field('recipients')}
        span={form.level === 'none' ? 12 : 6}
        label={t('word.recipients')}
        value={form.recipients}
        onChange={(recipients) => write({ recipients })}
        rows={2}
        hint={t('documents.out.recipientsHint')}
      />
      {form.level === 'none' ? null : (
        <>
          <NumberField
            {...field('copies')}
            span={2}
            label={t('word.copies')}
            value={form.copies}
            onChange={(copies) => write({ copies })}
          />
          <RadioGroup
            {...field('copyAllowed')}
            span={4}
            label={t('proposals.field.copying')}
            inline
            value={form.copyAllowed === null ? null : form.copyAllowed ? 'yes' : 'no'}
            onChange={(value) => write({ copyAllowed: value === 'yes' })}
            choices={[
              { id: 'yes', text: t('proposals.copying.allowed') },
              { id: 'no', text: t('proposals.copying.forbidden') },
            ]}
          />
        </>
      )}
      <Route {...props} />
      <AnswersPick
        {...field('answers')}
        span={6}
        value={form.answers}
        onChange={(answers) => write({ answers })}
        classified={form.level !== 'none'}
      />
      <TextArea
        {...field('note')}
        span={6}
        label={t('documents.field.note')}
        optional={t('common.optional')}
        value={form.note}
        onChange={(note) => write({ note })}
        maxLength={2000}
      />
    </div>
  );
}

/** Who checks, who signs and in which capacity, who issues. */
function Route({ form, write, choices, me, shown }: ProposalFieldsProps) {
  const t = useT();
  const field = placer(shown);
  const format = useFormat();
  const people = (list: readonly PersonRef[], except: readonly (string | null)[]) =>
    list
      .filter((person) => !except.includes(person.id))
      .map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }));
  const capacity = choices.capacities.find((each) => each.id === form.capacity);
  const delegationsOf = (as: string, signerId: string | null) =>
    choices.delegations.filter((each) => each.capacity === as && each.to.id === signerId);
  const delegations = delegationsOf(form.capacity, form.signerId);
  // where there is one, nobody has to choose it
  const onlyOne = (as: string, signerId: string | null): string | null => {
    const [first, ...more] = delegationsOf(as, signerId);
    return more.length === 0 ? (first?.id ?? null) : null;
  };
  return (
    <>
      <Select
        {...field('checkerId')}
        span={4}
        label={t('proposals.party.checker')}
        choices={people(choices.checkers, [me])}
        value={form.checkerId}
        onChange={(checkerId) => write({ checkerId })}
        placeholder={t('proposals.choose')}
      />
      <Select
        {...field('signerId')}
        span={4}
        label={t('proposals.party.signer')}
        choices={people(choices.signers, [me]).map((signer) => ({
          ...signer,
          detail: postOf({ id: signer.id, position: signer.detail }, choices.delegations),
        }))}
        value={form.signerId}
        onChange={(signerId) => write({ signerId, ...signsAs(choices, signerId, form.capacity) })}
        placeholder={t('proposals.choose')}
      />
      <Select
        {...field('clerkId')}
        span={4}
        label={t('proposals.party.clerk')}
        choices={people(choices.clerks, [])}
        value={form.clerkId}
        onChange={(clerkId) => write({ clerkId })}
        placeholder={t('proposals.choose')}
      />
      <Select
        {...field('capacity')}
        span={6}
        label={t('proposals.field.capacity')}
        choices={choices.capacities.map(({ id, name }) => ({ id, text: name }))}
        value={form.capacity}
        onChange={(next) => write({ capacity: next, delegationId: onlyOne(next, form.signerId) })}
      />
      {capacity?.needsDelegation ? (
        <Select
          {...field('delegationId')}
          span={6}
          label={t('proposals.field.delegation')}
          choices={delegations.map(({ id, document, toOn }) => ({
            id,
            text: document,
            detail: t('proposals.until', { date: format.date(toOn) }),
          }))}
          value={form.delegationId}
          onChange={(delegationId) => write({ delegationId })}
          placeholder={t(delegations.length === 0 ? 'proposals.noDelegation' : 'proposals.choose')}
        />
      ) : (
        <div className="c6" />
      )}
    </>
  );
}
