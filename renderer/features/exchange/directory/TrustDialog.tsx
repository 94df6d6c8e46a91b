import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import { CompareFingerprint } from '../../../parts/certificates/CompareFingerprint.tsx';
import { Fingerprint } from '../../../parts/certificates/Fingerprint.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
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
  const act = useAct({ onDone: onClose });
  const trust = async (): Promise<void> => {
    const { officeCode, stationId, fingerprint } = peer;
    const asked = { officeCode, stationId, fingerprint, comparedHow: how.trim() };
    await act.call('exchange.trustPeer', asked, t('exchange.nowTrusted', { name: peer.name }));
  };
  return (
    <FormDialog
      undoable
      wide
      title={t('exchange.trustTitle', { name: peer.name })}
      verb={t('exchange.trustDo')}
      keep={t('exchange.trustLater')}
      missing={ready ? null : t(differs ? `exchange.compareFound.${found}` : 'exchange.trustMissing')}
      act={act}
      onSubmit={() => void trust()}
      onClose={onClose}
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
    </FormDialog>
  );
}
