import { foldBase, foldExact } from '../../../../shared/domain/text/fold.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import type { FieldFrame } from '../../../components/Field.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useT } from '../../../i18n/I18n.tsx';

interface EnvelopeNameProps extends FieldFrame {
  name: string;
  value: string;
  onChange: (value: string) => void;
}

/** Letters of a name as it stands on an envelope. */
const MOST_LETTERS = 80;

/**
 * The name on a closed envelope. Who is of the office is offered, and has it on the desk; of any other name nobody here
 * is told, and the field says so.
 */
export function EnvelopeName({ value, onChange, ...frame }: EnvelopeNameProps) {
  const t = useT();
  const here = (useAsk('people.list', {}).value?.people ?? []).filter(({ state }) => state === 'active');
  const typed = foldBase(value);
  // as the vault finds them (documents/register.ts): a title may stand before the name
  const told = here.filter(({ fullName }) => foldExact(value).endsWith(foldExact(fullName)));
  return (
    <ComboBox
      {...frame}
      value={value}
      onChange={onChange}
      maxLength={MOST_LETTERS}
      suggestions={here
        .filter(({ fullName }) => typed === '' || foldBase(fullName).includes(typed))
        .map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
      hint={
        value.trim() === ''
          ? t('documents.hint.unopened')
          : told.length === 1
            ? t('documents.hint.unopenedTold', { name: told[0]?.fullName ?? '' })
            : t(told.length === 0 ? 'documents.hint.unopenedNobody' : 'documents.hint.unopenedSeveral')
      }
    />
  );
}
