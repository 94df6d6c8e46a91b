import { RadioGroup } from '../components/RadioGroup.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';

export interface Answer<K extends string> {
  id: K;
  text: string;
  /** this person may not give it: it stands there, and neither its key nor the arrows choose it */
  disabled?: boolean;
}

export interface DecisionFieldProps<K extends string> {
  /** "Quyết định", unless the question is another. */
  label?: string;
  answers: readonly Answer<K>[];
  /** null until the person chose: nothing is decided beforehand */
  value: K | null;
  onChange: (answer: K) => void;
}

/** A person's word on what was asked: Alt and its digit or the arrows choose, from any field of the form. */
export function DecisionField<K extends string>({ label, answers, value, onChange }: DecisionFieldProps<K>) {
  const t = useT();
  useShortcuts('choices', {
    'choices.answer': (index) => {
      const answer = answers[index];
      if (answer !== undefined && answer.disabled !== true) onChange(answer.id);
      return true; // a digit beyond the answers leads nowhere either: what was typed would be lost
    },
  });
  return (
    <RadioGroup
      label={label ?? t('submissions.decision')}
      inline
      value={value}
      onChange={onChange}
      choices={answers.map(({ id, text, disabled = false }, index) => ({
        id,
        text: `${text} (Alt ${index + 1})`,
        disabled,
      }))}
    />
  );
}
