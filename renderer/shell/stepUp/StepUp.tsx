import { useEffect, useRef, useState } from 'react';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useOpenSession } from '../../data/session.ts';
import { useWait } from '../../forms/useWait.ts';
import { call, on } from '../../data/bridge.ts';
import { answerHostProof, answersProof } from '../../data/proof.ts';
import { makeProofAsker, type Question, useProof } from './proofStore.ts';

/** The one place where the passphrase is asked again, above every page: says what it is for, and for nothing else. */
export function StepUp() {
  useEffect(() => answersProof(makeProofAsker()), []);
  useEffect(
    () =>
      on('proof.wanted', ({ ids: [ref = '', op = ''] }) => {
        void answerHostProof(op, (passphrase) => call('vault.answerProof', { ref, passphrase }));
      }),
    [],
  );
  const question = useProof((state) => state.question);
  return question === null ? null : <ProofDialog question={question} />;
}

function ProofDialog({ question: { op, error } }: { question: Question }) {
  const t = useT();
  const { fullName } = useOpenSession();
  const { answer, busy } = useProof();
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const waitMs = useWait(Number(error?.params['untilMs'] ?? 0));
  useEffect(() => {
    if (error === null) return;
    setPassphrase('');
    field.current?.focus();
  }, [error]);
  const named = `op.${op}`;
  const ready = passphrase !== '' && waitMs === 0 && !busy;
  const go = (): void => {
    if (ready) answer(passphrase);
  };
  return (
    <FormDialog
      undoable
      title={t('stepUp.title')}
      verb={t('stepUp.do')}
      missing={waitMs > 0 ? t('error.wait-before-retry') : passphrase === '' ? t('stepUp.missing') : null}
      act={{ busy, error: waitMs > 0 ? null : error }}
      safe={t('stepUp.nothing')}
      onSubmit={go}
      onClose={() => answer(null)}
    >
      <p className="s">{t('stepUp.what', { what: t.has(named) ? t(named) : '' })}</p>
      <TextField
        label={t('word.passphraseOfName', { name: fullName })}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
        inputRef={field}
        maxLength={256}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) go();
        }}
      />
      {waitMs > 0 ? (
        <Note tone="caution" title={t('unlock.wait', { seconds: Math.ceil(waitMs / 1000) })} live>
          {t('unlock.wait.detail')}
        </Note>
      ) : null}
    </FormDialog>
  );
}
