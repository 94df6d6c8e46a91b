import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import { useAsk } from '../../../data/ask.ts';
import { call } from '../../../data/bridge.ts';
import { CompareFingerprint } from '../../../parts/certificates/CompareFingerprint.tsx';
import { Fingerprint } from '../../../parts/certificates/Fingerprint.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { TokenCertificate } from '../rows.ts';
import { ActDialog } from './ActDialog.tsx';

/** Whose the certificate is, and the comparison of its fingerprint; only then can somebody sign with it. */
export function BindTokenDialog({
  certificate,
  onClose,
  onBound,
}: {
  certificate: TokenCertificate;
  onClose: () => void;
  onBound: () => void;
}) {
  const t = useT();
  const people = useAsk('people.list', {}).value?.people.filter(({ state }) => state === 'active') ?? [];
  const [owner, setOwner] = useState<'office' | 'person' | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [same, setSame] = useState(false);
  const [how, setHow] = useState('');
  const shown = { hex: certificate.fingerprint, words: certificate.words };
  const found = compareFingerprint(typed, shown);
  const isHolderSaid = owner === 'office' || (owner === 'person' && personId !== null);
  const isCompared = same && how.trim() !== '' && found !== 'different' && found !== 'misread';
  return (
    <ActDialog
      title={t('tokens.bind.title', { name: certificate.name })}
      consequences={[t('tokens.bind.1'), t('tokens.bind.2'), t('tokens.bind.3')]}
      does={t('tokens.bind.do')}
      kind="primary"
      width="wide"
      missing={isHolderSaid && isCompared ? null : t('tokens.bind.missing')}
      run={() =>
        call('tokens.bind', {
          certificate: certificate.certificate,
          owner: owner ?? 'office',
          personId: owner === 'person' ? personId : null,
          fingerprint: certificate.fingerprint,
          comparedHow: how.trim(),
        })
      }
      said={() => {
        onBound();
        return t('tokens.bind.done', { name: certificate.name });
      }}
      onClose={onClose}
    >
      <RadioGroup
        label={t('tokens.bind.whose')}
        value={owner}
        onChange={setOwner}
        inline
        choices={[
          { id: 'office', text: t('tokens.bind.office') },
          { id: 'person', text: t('tokens.bind.person') },
        ]}
      />
      {owner === 'person' ? (
        <Select
          label={t('tokens.bind.who')}
          value={personId}
          onChange={setPersonId}
          choices={people.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
        />
      ) : null}
      <div>
        <h3 className="sec">{t('tokens.bind.fingerprint')}</h3>
        <Fingerprint hex={certificate.fingerprint} words={certificate.words} />
      </div>
      <CompareFingerprint
        shown={shown}
        typed={typed}
        onTyped={(text, result) => {
          setTyped(text);
          setSame(result === 'same');
        }}
      />
      <TextField label={t('tokens.bind.how')} value={how} onChange={setHow} maxLength={200} />
      <Checkbox checked={same} onChange={setSame}>
        {t('tokens.bind.same')}
      </Checkbox>
    </ActDialog>
  );
}
