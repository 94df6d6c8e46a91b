import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { OutsideOwner } from '../../../../shared/ipc/bridge.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { CompareFingerprint } from '../../../parts/certificates/CompareFingerprint.tsx';
import { Fingerprint } from '../../../parts/certificates/Fingerprint.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ActDialog } from './ActDialog.tsx';

type OutsideFile = Output<'keys.lookAtOfficeFile'>;

export interface TakeOutsideProps {
  whose: OutsideOwner;
  /** a PKCS#12 file with its own key, instead of certificates for our request */
  withKey: boolean;
  onClose: () => void;
}

/** First what lies in the file, judged; then the comparison of its root; only then does it come in force. */
export function TakeOutside({ whose, withKey, onClose }: TakeOutsideProps) {
  const [passphrase, setPassphrase] = useState('');
  const [file, setFile] = useState<OutsideFile | null>(null);
  const given = withKey ? passphrase : null;
  return file === null ? (
    <ChooseFile
      whose={whose}
      withKey={withKey}
      passphrase={passphrase}
      onPassphrase={setPassphrase}
      onFile={setFile}
      onClose={onClose}
    />
  ) : (
    <Compare whose={whose} file={file} passphrase={given} onClose={onClose} />
  );
}

function ChooseFile({
  whose,
  withKey,
  passphrase,
  onPassphrase,
  onFile,
  onClose,
}: TakeOutsideProps & {
  passphrase: string;
  onPassphrase: (text: string) => void;
  onFile: (file: OutsideFile) => void;
}) {
  const t = useT();
  const act = useAct();
  const which = whose === 'authority' ? 'takeAuthority' : withKey ? 'takeKey' : 'take';
  const missing = withKey && passphrase === '' ? t('certs.outside.noPassphrase') : null;
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t(`certs.outside.${which}.title`)}
      actions={
        <>
          <Button
            kind="primary"
            icon="folder"
            disabled={missing !== null || act.busy}
            disabledReason={missing}
            onPress={() =>
              void act.run(
                () => host().lookAtOutsideFile(whose, withKey ? passphrase : null),
                (file) => (file === null ? undefined : onFile(file)),
              )
            }
          >
            {t('certs.outside.choose')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p className="s">{t(`certs.outside.${which}.what`)}</p>
      {withKey ? (
        <TextField
          label={t('certs.outside.passphrase')}
          type="passphrase"
          value={passphrase}
          onChange={onPassphrase}
          autoFocus
        />
      ) : null}
      {act.error ? <Failure error={act.error} /> : null}
    </Dialog>
  );
}

function Compare({
  whose,
  file,
  passphrase,
  onClose,
}: {
  whose: OutsideOwner;
  file: OutsideFile;
  passphrase: string | null;
  onClose: () => void;
}) {
  const { t, format } = useWords();
  const [how, setHow] = useState('');
  const [same, setSame] = useState(false);
  const [typed, setTyped] = useState('');
  const { root, certificates, chain } = file;
  const shown = { hex: root.fingerprint, words: root.words };
  const found = compareFingerprint(typed, shown);
  const differs = found === 'different' || found === 'misread';
  const compared = root.known || (same && how.trim() !== '' && !differs);
  return (
    <ActDialog
      title={t(whose === 'authority' ? 'certs.outside.takeAuthority.title' : 'certs.outside.take.title')}
      consequences={consequencesOf(t, whose)}
      does={t(whose === 'authority' ? 'certs.outside.doAuthority' : 'certs.outside.do')}
      kind="primary"
      width="wide"
      missing={compared ? null : t('certs.outside.missing')}
      run={() => host().takeOutsideFile(whose, passphrase, root.fingerprint, how.trim())}
      said={(taken) => (taken === null ? null : t(`certs.outside.done.${whose}`, { root: taken.root.name }))}
      onClose={onClose}
    >
      <div>
        <h3 className="sec">{t('certs.outside.found')}</h3>
        {certificates.map((one) => (
          <div key={one.serial} className="s">
            {t('certs.outside.foundLine', {
              purpose: t(`certs.purpose.${one.purpose}`),
              name: one.name,
              date: format.date(format.dayOf(one.untilMs)),
            })}
          </div>
        ))}
        <div className="m cap">{t('certs.outside.chain', { chain: chain.join(' ← ') })}</div>
      </div>
      <div>
        <h3 className="sec">{t('certs.outside.root')}</h3>
        <Fingerprint hex={root.fingerprint} words={root.words} />
      </div>
      {root.known ? (
        <Note tone="done">{t('certs.outside.known')}</Note>
      ) : (
        <>
          <CompareFingerprint
            shown={shown}
            typed={typed}
            onTyped={(text, result) => {
              setTyped(text);
              setSame(result === 'same');
            }}
          />
          <TextField label={t('certs.outside.how')} value={how} onChange={setHow} maxLength={200} />
          <Checkbox checked={same} onChange={setSame}>
            {t('certs.outside.same')}
          </Checkbox>
        </>
      )}
    </ActDialog>
  );
}

const consequencesOf = (t: ReturnType<typeof useT>, whose: OutsideOwner): string[] =>
  whose === 'office'
    ? [t('certs.outside.1'), t('certs.outside.2'), t('certs.outside.3')]
    : whose === 'own'
      ? [t('certs.outside.own.1'), t('certs.outside.own.2')]
      : [t('certs.outside.authority.1'), t('certs.outside.authority.2')];
