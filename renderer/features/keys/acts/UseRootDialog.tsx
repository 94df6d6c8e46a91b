import { useState } from 'react';
import { host } from '../../../data/bridge.ts';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { ActDialog } from './ActDialog.tsx';
import type { RootDialogProps } from './SetUpRootDialog.tsx';

const ACTS = ['list', 'renew', 'superseded', 'compromised'] as const;

/** The root's file comes out of the safe: its list, a new issuing key, or one instead of a key that is out of hand. */
export function UseRootDialog({ root, onClose }: RootDialogProps) {
  const { t, format } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [act, setAct] = useState<(typeof ACTS)[number] | null>(root.lostMs === null ? 'list' : null);
  const takesBack = act === 'superseded' || act === 'compromised';
  const missing =
    act === null ? t('certs.root.missingAct') : passphrase === '' ? t('certs.outside.noPassphrase') : null;
  return (
    <ActDialog
      title={t('certs.root.use.title')}
      consequences={[t('certs.root.use.1'), t('certs.root.use.2')]}
      does={t('certs.root.use.do')}
      kind={takesBack ? 'danger' : 'primary'}
      width="wide"
      missing={missing}
      run={() => host().useRoot(passphrase, act ?? 'list')}
      said={(done) =>
        done === null
          ? null
          : t('certs.root.use.done', { date: format.date(format.dayOf(done.issuerUntilMs)) })
      }
      onClose={onClose}
    >
      <RadioGroup
        label={t('certs.root.act')}
        value={act}
        onChange={setAct}
        choices={ACTS.map((id) => ({
          id,
          text: t(`certs.root.act.${id}`),
          detail: t(`certs.root.act.${id}.what`),
        }))}
      />
      <TextField
        label={t('certs.root.passphrase')}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
      />
    </ActDialog>
  );
}
