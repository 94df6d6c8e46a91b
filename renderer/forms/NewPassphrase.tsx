import { type PassphraseOwner, weaknessOf } from '../../shared/domain/people/passphrase.ts';
import { TextField } from '../components/TextField.tsx';
import { useT } from '../i18n/I18n.tsx';

export interface TypedPassphrase {
  readonly passphrase: string;
  readonly again: string;
}

/** Whose it becomes, and what others were given in the same form. */
export interface PassphraseFor extends PassphraseOwner {
  readonly others?: readonly string[];
}

/** Not easy to guess, and twice the same. */
export const isWholePassphrase = (typed: TypedPassphrase, owner: PassphraseFor): boolean =>
  weaknessOf(typed.passphrase, owner, owner.others) === null && typed.passphrase === typed.again;

export interface NewPassphraseProps {
  typed: TypedPassphrase;
  owner: PassphraseFor;
  onType: (part: Partial<TypedPassphrase>) => void;
  autoFocus?: boolean;
}

/** A new passphrase, typed twice. */
export function NewPassphrase({ typed, owner, onType, autoFocus = false }: NewPassphraseProps) {
  const t = useT();
  const { passphrase, again } = typed;
  const weakness = passphrase === '' ? null : weaknessOf(passphrase, owner, owner.others);
  return (
    <>
      <TextField
        label={t('unlock.passphrase')}
        span={6}
        type="passphrase"
        value={passphrase}
        onChange={(text) => onType({ passphrase: text })}
        hint={t('passphrase.hint')}
        error={weakness === null ? null : t(`passphrase.weak.${weakness}`)}
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
