import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { isWholePassphrase, NewPassphrase } from '../../../forms/NewPassphrase.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { ActDialog } from './ActDialog.tsx';

const OLD = ['keep', 'superseded', 'compromised'] as const;

/** The vault knows the office's name and checks it again. */
const NOBODY = { username: '' };

export interface RootDialogProps {
  root: Output<'keys.list'>['root'];
  onClose: () => void;
}

/** A root in a file of its own: made once, before the first card goes out where that can be chosen. */
export function SetUpRootDialog({ root, onClose }: RootDialogProps) {
  const t = useT();
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [old, setOld] = useState<(typeof OLD)[number] | null>(root.lostMs === null ? 'keep' : null);
  const missing = !isWholePassphrase(typed, NOBODY)
    ? t('certs.root.missingPassphrase')
    : old === null
      ? t('certs.root.missingOld')
      : null;
  return (
    <ActDialog
      title={t('certs.root.setUp.title')}
      consequences={[
        t('certs.root.setUp.1'),
        t('certs.root.setUp.2'),
        t('certs.root.setUp.3'),
        t('certs.root.setUp.4'),
      ]}
      does={t('certs.root.setUp.do')}
      kind="primary"
      width="wide"
      missing={missing}
      run={() => host().setUpRoot(typed.passphrase, old ?? 'keep')}
      said={(made) => (made === null ? null : t('certs.root.setUp.done', { words: made.words }))}
      onClose={onClose}
    >
      <div className="grid12">
        <NewPassphrase
          typed={typed}
          owner={NOBODY}
          onType={(part) => setTyped((before) => ({ ...before, ...part }))}
          autoFocus
        />
      </div>
      <RadioGroup
        label={t('certs.root.old')}
        value={old}
        onChange={setOld}
        choices={OLD.map((id) => ({
          id,
          text: t(`certs.root.old.${id}`),
          detail: t(`certs.root.old.${id}.what`),
        }))}
      />
    </ActDialog>
  );
}
