import { TextField } from '../components/TextField.tsx';
import { useT } from '../i18n/I18n.tsx';

const LEAST = 10;

export interface TypedPassphrase {
  readonly passphrase: string;
  readonly again: string;
}

const isShort = ({ passphrase }: TypedPassphrase): boolean => [...passphrase.normalize('NFC')].length < LEAST;

/** Long enough, and twice the same. */
export const isWholePassphrase = (typed: TypedPassphrase): boolean =>
  !isShort(typed) && typed.passphrase === typed.again;

export interface NewPassphraseProps {
  typed: TypedPassphrase;
  onType: (part: Partial<TypedPassphrase>) => void;
  autoFocus?: boolean;
}

/** A new passphrase, typed twice. */
export function NewPassphrase({ typed, onType, autoFocus = false }: NewPassphraseProps) {
  const t = useT();
  const { passphrase, again } = typed;
  return (
    <>
      <TextField
        label={t('unlock.passphrase')}
        span={6}
        type="passphrase"
        value={passphrase}
        onChange={(text) => onType({ passphrase: text })}
        hint={t('passphrase.hint')}
        error={passphrase !== '' && isShort(typed) ? t('passphrase.short') : null}
        autoFocus={autoFocus}
      />
      <TextField
        label={t('passphrase.again')}
        span={6}
        type="passphrase"
        value={again}
        onChange={(text) => onType({ again: text })}
        error={again !== '' && passphrase !== again ? t('passphrase.differs') : null}
      />
    </>
  );
}
