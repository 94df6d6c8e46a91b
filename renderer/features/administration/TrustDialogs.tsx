import { useState } from 'react';
import { compareFingerprint } from '../../../shared/domain/station/fingerprint.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAct } from '../../data/useAct.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { CompareFingerprint } from '../../parts/certificates/CompareFingerprint.tsx';
import { Fingerprint } from '../../parts/certificates/Fingerprint.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

type Authority = Output<'signatureTrust.list'>['authorities'][number];

interface Props {
  authority: Authority;
  onClose: () => void;
}

/** Compared out of band: whoever gets a false certificate in here forges every signature. */
export function GiveTrustDialog({ authority, onClose }: Props) {
  const t = useT();
  const [how, setHow] = useState('');
  const [same, setSame] = useState(false);
  const [typed, setTyped] = useState('');
  const { id, name, fingerprint, words } = authority;
  const shown = { hex: fingerprint, words };
  const found = compareFingerprint(typed, shown);
  const differs = found === 'different' || found === 'misread';
  const ready = same && how.trim() !== '' && !differs;
  const act = useAct({ onDone: onClose });
  const trust = (): Promise<boolean> =>
    act.call(
      'signatureTrust.trust',
      { id, fingerprint, comparedHow: how.trim() },
      t('trust.ask.done', { name }),
    );
  return (
    <FormDialog
      undoable
      wide
      title={t('trust.ask.title', { name })}
      verb={t('trust.ask.do')}
      keep={t('exchange.trustLater')}
      missing={ready ? null : t(differs ? `exchange.compareFound.${found}` : 'trust.ask.missing')}
      act={act}
      onSubmit={() => void trust()}
      onClose={onClose}
    >
      <p className="s">{t('trust.ask.what')}</p>
      <ul className="trustConsequences s">
        <li>{t('trust.ask.1')}</li>
        <li>{t('trust.ask.2')}</li>
      </ul>
      <div>
        <h3 className="sec">{t('trust.ask.from')}</h3>
        <Fingerprint hex={fingerprint} words={words} short />
      </div>
      <CompareFingerprint
        shown={shown}
        typed={typed}
        label={t('trust.ask.typed')}
        hint={t('trust.ask.typedHint')}
        onTyped={(text, result) => {
          setTyped(text);
          setSame(result === 'same');
        }}
      />
      <TextField
        label={t('trust.ask.how')}
        hint={t('trust.ask.howHint')}
        value={how}
        onChange={setHow}
        maxLength={200}
      />
      <Checkbox checked={same} onChange={setSame}>
        {t('trust.ask.same')}
      </Checkbox>
    </FormDialog>
  );
}

export function DropTrustDialog({ authority: { id, name }, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const act = useAct({ onDone: onClose });
  const drop = (): Promise<boolean> =>
    act.call('signatureTrust.withdraw', { id, reason: reason.trim() }, t('trust.drop.done', { name }));
  return (
    <FormDialog
      undoable={false}
      title={t('trust.drop.title', { name })}
      verb={t('trust.drop.do')}
      missing={reason.trim() === '' ? t('trust.drop.missing') : null}
      act={act}
      danger
      onSubmit={() => void drop()}
      onClose={onClose}
    >
      <ul className="trustConsequences s">
        <li>{t('trust.drop.1')}</li>
        <li>{t('trust.drop.2')}</li>
      </ul>
      <TextField label={t('word.reason')} value={reason} onChange={setReason} maxLength={300} autoFocus />
    </FormDialog>
  );
}
