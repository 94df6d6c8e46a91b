import { useAsk } from '../../../data/ask.ts';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** The reasons that the rule pack gives for an act of a case. */
export function useReasons(act: string): readonly { readonly id: string; readonly name: string }[] {
  const { value } = useAsk('rules.choices', {});
  return (value?.submissionReasons ?? []).filter((line) => line.acts.includes(act));
}

export interface ReasonSelectProps {
  act: string;
  value: string | null;
  onChange: (code: string) => void;
  span?: 6 | 12;
  autoFocus?: boolean;
}

/** One of the pack's reasons, by its code and name. Nothing is chosen beforehand. */
export function ReasonSelect({ act, value, onChange, span = 12, autoFocus = false }: ReasonSelectProps) {
  const t = useT();
  const reasons = useReasons(act);
  return (
    <Select
      span={span}
      label={t('submissions.reason')}
      placeholder={t('submissions.chooseReason')}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      choices={reasons.map(({ id, name }) => ({
        id,
        text: t('submissions.reasonLine', { code: id, name }),
      }))}
    />
  );
}
