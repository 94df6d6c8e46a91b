import {
  compareFingerprint,
  type Comparison,
  type ShownFingerprint,
} from '../../../shared/domain/station/fingerprint.ts';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

export interface CompareFingerprintProps {
  shown: ShownFingerprint;
  typed: string;
  /** other words for where the fingerprint comes from than another office */
  label?: string;
  hint?: string;
  onTyped: (typed: string, found: Comparison) => void;
}

/** Scanned from the other office's QR code, or typed from its paper: the machine compares. By eye it stays possible. */
export function CompareFingerprint({ shown, typed, label, hint, onTyped }: CompareFingerprintProps) {
  const t = useT();
  const found = compareFingerprint(typed, shown);
  return (
    <>
      <TextField
        label={label ?? t('exchange.compareTyped')}
        hint={hint ?? t('exchange.compareTypedHint')}
        value={typed}
        onChange={(text) => onTyped(text, compareFingerprint(text, shown))}
        type="code"
        maxLength={400}
        autoFocus
      />
      {found === 'same' ? <Note tone="done">{t('exchange.compareFound.same')}</Note> : null}
      {found === 'different' || found === 'misread' ? (
        <Note tone="caution" title={t(`exchange.compareFound.${found}`)}>
          {t(`exchange.compareFound.${found}.next`)}
        </Note>
      ) : null}
    </>
  );
}
