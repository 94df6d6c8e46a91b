import { asUnit, formatDocumentNumber, namesUnit } from '../../shared/domain/numbering/documentNumbers.ts';
import { TextField } from '../components/TextField.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useAsk } from '../data/ask.ts';
import { useOpenSession } from '../data/session.ts';

export interface DraftingUnitFieldProps {
  /** of the type of document whose number is taken; null while none is chosen */
  typeId: string | null;
  value: string;
  onChange: (unit: string) => void;
  span?: 6;
  autoFocus?: boolean;
}

/** The unit that drafted a State công văn, which stands in its number; nothing for any other type. */
export function DraftingUnitField({ typeId, value, onChange, span, autoFocus }: DraftingUnitFieldProps) {
  const t = useT();
  const { office } = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  const type = choices?.documentTypes.find(({ id }) => id === typeId);
  if (type === undefined || !namesUnit({ style: office.kind, symbol: type.symbol })) return null;
  const example = { style: office.kind, number: 15, symbol: null, organ: office.symbol };
  return (
    <TextField
      name="draftingUnit"
      label={t('documents.out.field.draftingUnit')}
      value={value}
      onChange={onChange}
      onBlur={() => onChange(asUnit(value))}
      maxLength={12}
      placeholder={t('common.optional')}
      hint={t('documents.out.draftingUnitHint', {
        code: formatDocumentNumber({ ...example, unit: asUnit(value) }),
      })}
      {...(span === undefined ? {} : { span })}
      autoFocus={autoFocus ?? false}
    />
  );
}
