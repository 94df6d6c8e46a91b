import { SureDialog } from '../../forms/SureDialog.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { becomesOf, type Check, nameOf } from './NumberRow.tsx';

interface SureNumbersProps {
  /** what was typed, each with its last number on paper */
  typed: readonly { readonly check: Check; readonly last: number }[];
  onYes: () => void;
  onClose: () => void;
}

/** Before last numbers on paper count: each once more, with what becomes of those between. */
export function SureNumbers({ typed, onYes, onClose }: SureNumbersProps) {
  const t = useT();
  return (
    <SureDialog
      title={t('numbers.sure', { count: typed.length })}
      yes={t('numbers.sure.yes')}
      no={t('numbers.sure.no')}
      onYes={onYes}
      onClose={onClose}
    >
      <p className="s">{t('numbers.sure.what')}</p>
      <ul className="lineList">
        {typed.map(({ check, last }) => (
          <li key={check.id}>
            <span className="grow">
              <span className="md">{nameOf(t, check)}</span>
              <span className="m">
                {' '}
                {t('numbers.sure.between', {
                  known: check.known,
                  what: t(becomesOf(check), { count: last - check.known }),
                })}
              </span>
            </span>
            <span className="md">{t('numbers.sure.last', { last })}</span>
          </li>
        ))}
      </ul>
    </SureDialog>
  );
}
