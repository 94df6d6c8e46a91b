import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import type { WireError } from '../../../../shared/errors.ts';
import { call } from '../../../app/bridge.ts';
import { CompareFingerprint } from '../../../app/CompareFingerprint.tsx';
import { Fingerprint } from '../../../app/Fingerprint.tsx';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { Peer } from '../stores.ts';

/** Compared out of band: by telephone, face to face. The person says how, and the ledger keeps it. */
export function TrustDialog({ peer, onClose }: { peer: Peer | null; onClose: () => void }) {
  return peer === null ? null : <Ask key={peer.fingerprint} peer={peer} onClose={onClose} />;
}

function Ask({ peer, onClose }: { peer: Peer; onClose: () => void }) {
  const t = useT();
  const [how, setHow] = useState('');
  const [same, setSame] = useState(false);
  const [typed, setTyped] = useState('');
  const shown = { hex: peer.fingerprint, words: peer.fingerprintWords };
  const found = compareFingerprint(typed, shown);
  const differs = found === 'different' || found === 'misread';
  const ready = same && how.trim() !== '' && !differs;
  const [error, setError] = useState<WireError | null>(null);
  const trust = async (): Promise<void> => {
    const { officeCode, stationId, fingerprint } = peer;
    const reply = await call('exchange.trustPeer', {
      officeCode,
      stationId,
      fingerprint,
      comparedHow: how.trim(),
    });
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    useToasts.getState().show({ text: t('exchange.nowTrusted', { name: peer.name }) });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t('exchange.trustTitle', { name: peer.name })}
      actions={
        <>
          <Button
            kind="primary"
            disabled={!ready}
            disabledReason={
              ready ? null : t(differs ? `exchange.compareFound.${found}` : 'exchange.trustMissing')
            }
            onPress={() => void trust()}
          >
            {t('exchange.trustDo')}
          </Button>
          <Button onPress={onClose}>{t('exchange.trustLater')}</Button>
        </>
      }
    >
      <p className="s">{t('exchange.trustWhat')}</p>
      {peer.replaces === null ? null : (
        <Note tone="caution" title={t('exchange.replaces')}>
          {t('exchange.replacesWhat')}
        </Note>
      )}
      <Fingerprint hex={peer.fingerprint} words={peer.fingerprintWords} />
      <CompareFingerprint
        shown={shown}
        typed={typed}
        onTyped={(text, result) => {
          setTyped(text);
          setSame(result === 'same');
          if (result === 'same' && how === '') setHow(t('exchange.comparedByMachine'));
        }}
      />
      <TextField
        label={t('exchange.comparedHow')}
        hint={t('exchange.comparedHint')}
        value={how}
        onChange={setHow}
        maxLength={200}
      />
      <Checkbox checked={same} onChange={setSame}>
        {t('exchange.compareSame')}
      </Checkbox>
      {error ? <ErrorPanel error={error} /> : null}
    </Dialog>
  );
}
