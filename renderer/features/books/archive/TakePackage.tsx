import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { host } from '../../../data/bridge.ts';
import { CompareFingerprint } from '../../../parts/certificates/CompareFingerprint.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { Fingerprint } from '../../../parts/certificates/Fingerprint.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { countWords } from './countWords.ts';
import { Fact } from '../../../parts/frame/Fact.tsx';

export type LookedPackage = Output<'archive.look'>;

/** What the package holds, that it is whole, and by whom it is signed; taken in once the root was compared. */
export function TakePackage({ looked, onClose }: { looked: LookedPackage; onClose: () => void }) {
  const { t, format } = useWords();
  const [typed, setTyped] = useState('');
  const [how, setHow] = useState('');
  const act = useAct({ onDone: onClose });
  const { root, office, counts } = looked;
  const shown = { hex: root.fingerprint, words: root.words };
  const found = compareFingerprint(typed, shown);
  const ready = root.known || (how.trim() !== '' && found !== 'different' && found !== 'misread');
  return (
    <FormDialog
      undoable
      title={t('archive.take.title')}
      wide
      verb={t('archive.take.do')}
      missing={ready ? null : t('archive.take.how')}
      act={act}
      onForget={act.forget}
      onSubmit={() =>
        void act.run(() => host().takeArchive(root.fingerprint, how.trim()), t('archive.taken'))
      }
      onClose={onClose}
    >
      <Note tone="done">{t('archive.take.checked')}</Note>
      <dl className="archiveFacts">
        <Fact label={t('archive.office')}>{office.name}</Fact>
        <Fact label={t('word.year')}>{looked.year}</Fact>
        <Fact label={t('archive.made')}>{format.dateTime(looked.madeMs)}</Fact>
        <Fact label={t('archive.amount')}>
          {t('archive.counts', countWords(format.number, counts))} ({format.bytes(looked.bytes)})
        </Fact>
      </dl>
      <Fingerprint hex={root.fingerprint} words={root.words} />
      {root.known ? null : (
        <>
          <Note tone="caution">{t('archive.take.unknown')}</Note>
          <CompareFingerprint shown={shown} typed={typed} onTyped={(text) => setTyped(text)} />
          <TextField label={t('archive.take.how')} value={how} onChange={setHow} maxLength={200} />
        </>
      )}
    </FormDialog>
  );
}
