import { useState, type ReactNode } from 'react';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { PinDialog } from './PinDialog.tsx';

interface SignWith {
  /** the choice, for the form; null where there is none: nothing changes for whoever has no token */
  readonly choice: ReactNode;
  /** the PIN while it is asked for, beside the form */
  readonly pin: ReactNode;
  /** Has the token opened first where it was chosen, then signs. */
  go(sign: (with_: { readonly token?: string }) => void): void;
}

/**
 * With what a PDF is signed: the key in the vault, or a token that is bound to this person or to the office.
 * @param isWanted whether a PDF is signed at all
 */
export function useSignWith(owner: 'office' | 'person', isWanted: boolean): SignWith {
  const t = useT();
  const { userId } = useOpenSession();
  const { value } = useAsk('tokens.state', isWanted ? {} : null);
  const [way, setWay] = useState<'vault' | 'token'>('vault');
  const [signing, setSigning] = useState<((with_: { token?: string }) => void) | null>(null);
  const bound = value?.bound.find(
    (one) =>
      one.owner === owner &&
      one.endedMs === null &&
      one.fault === null &&
      (owner === 'office' || one.personId === userId),
  );
  if (bound === undefined) return { choice: null, pin: null, go: (sign) => sign({}) };
  return {
    choice: (
      <RadioGroup
        label={t('tokens.with')}
        inline
        value={way}
        onChange={setWay}
        choices={[
          { id: 'vault', text: t('tokens.with.vault') },
          { id: 'token', text: t('tokens.with.token', { name: bound.name }) },
        ]}
      />
    ),
    pin:
      signing === null ? null : (
        <PinDialog
          bound={bound}
          onClose={() => setSigning(null)}
          onOpened={() => {
            setSigning(null);
            signing({ token: bound.id });
          }}
        />
      ),
    go(sign) {
      if (way === 'token') setSigning(() => sign);
      else sign({});
    },
  };
}
