import { useRef, useState } from 'react';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';

export interface PinDialogProps {
  /** the bound certificate that is to sign */
  bound: { readonly id: string; readonly certificate: string; readonly name: string };
  /** unlocked for one act of the next two minutes */
  onOpened: () => void;
  onClose: () => void;
}

/**
 * Asks for the PIN of a token, with the tries that are certain to be left. Where that is one, a person says first that it
 * may be spent; a locked token is asked for nothing.
 */
export function PinDialog({ bound, onOpened, onClose }: PinDialogProps) {
  const t = useT();
  const look = useAsk('tokens.look', {});
  const act = useAct();
  const [pin, setPin] = useState('');
  const [agreed, setAgreed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const token = look.value?.tokens.find(({ certificates }) =>
    certificates.some(({ certificate }) => certificate === bound.certificate),
  );
  const refused = act.error?.code === 'token-failed' ? act.error.params['why'] : null;
  const left = refused === 'pinLocked' ? 0 : refused === 'lastTry' ? 1 : (token?.triesLeft ?? null);
  const isReading = look.value === null && look.error === null;
  const isLast = left === 1;
  const missing = isReading
    ? t('tokens.pin.wait')
    : left === 0
      ? t('tokens.pin.locked')
      : pin === ''
        ? t('tokens.pin.missing')
        : isLast && !agreed
          ? t('tokens.pin.last.missing')
          : null;
  const open = async (): Promise<void> => {
    const done = await act.call(
      'tokens.open',
      { id: bound.id, pin, mayBeLast: isLast && agreed },
      () => null,
    );
    if (done) return onOpened();
    // what is left now is asked of the token itself; the agreement was for one try
    setPin('');
    setAgreed(false);
    await look.reload();
    field.current?.focus();
    return undefined;
  };
  return (
    <FormDialog
      undoable={!isLast}
      title={t('tokens.pin.title', { name: bound.name })}
      verb={t('tokens.pin.do')}
      missing={missing}
      act={act}
      safe={t('tokens.pin.safe')}
      danger={isLast}
      onSubmit={() => void open()}
      onClose={onClose}
    >
      {look.error ? <Failure error={look.error} onRetry={() => void look.reload()} /> : null}
      {left === null || left === 0 ? null : <p className="s">{t('tokens.tries', { left })}</p>}
      {left === 0 ? (
        <Note tone="danger" title={t('tokens.pin.locked')} live>
          {t('tokens.pin.locked.what')}
        </Note>
      ) : (
        <TextField
          label={t('tokens.pin')}
          type="passphrase"
          value={pin}
          onChange={setPin}
          inputRef={field}
          maxLength={64}
          autoFocus
          onKeyDown={(event) => {
            // the last try is spent by its button alone
            if (event.key === 'Enter' && !isComposing(event.nativeEvent) && missing === null && !isLast)
              void open();
          }}
        />
      )}
      {isLast ? (
        <>
          <Note tone="danger" title={t('tokens.pin.last')} live>
            {t('tokens.pin.last.what')}
          </Note>
          <Checkbox checked={agreed} onChange={setAgreed}>
            {t('tokens.pin.last.agree')}
          </Checkbox>
        </>
      ) : null}
    </FormDialog>
  );
}
