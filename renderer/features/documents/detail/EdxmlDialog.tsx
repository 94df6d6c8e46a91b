import '../../../parts/stations/stations.css';
import '../documents.css';
import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { host } from '../../../data/bridge.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';

interface Organ {
  readonly id: string;
  readonly name: string;
}

/** An outgoing document as an edXML package: for which offices, then where to save it. */
export function EdxmlDialog({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const peers = useAsk('exchange.peers', {});
  const [added, setAdded] = useState<readonly Organ[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const known = (peers.value?.peers ?? []).map((peer) => ({ id: peer.officeCode, name: peer.name }));
  const organs = [...new Map([...known, ...added].map((organ) => [organ.id, organ])).values()];
  const typed = id.trim() !== '' && name.trim() !== '' ? { id: id.trim(), name: name.trim() } : null;
  const to = [...organs.filter((organ) => chosen.includes(organ.id)), ...(typed === null ? [] : [typed])];
  const add = (): void => {
    if (typed === null) return;
    setAdded([...added, typed]);
    setChosen([...chosen, typed.id]);
    setId('');
    setName('');
  };
  const submit = (): void =>
    void act.run(
      () => host().edxmlWrite({ documentId: detail.id, to }, detail.code),
      ({ saved }) => {
        if (!saved) return;
        useToasts.getState().show({ text: t('edxml.written', { count: to.length }) });
        onClose();
      },
    );
  return (
    <FormDialog
      undoable
      title={t('edxml.write.title', { code: detail.code })}
      mark={<LevelChip level={detail.level} />}
      verb={t('edxml.save')}
      missing={to.length === 0 ? t('edxml.missing.organ') : null}
      act={act}
      safe={t('common.typedStays')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('edxml.write.what')}</p>
      <ul className="stations">
        {organs.map((organ) => (
          <li key={organ.id}>
            <Checkbox
              checked={chosen.includes(organ.id)}
              onChange={(on) =>
                setChosen(on ? [...chosen, organ.id] : chosen.filter((each) => each !== organ.id))
              }
              detail={organ.id}
            >
              {organ.name}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div className="edxmlOrgan">
        <TextField label={t('edxml.organ.id')} value={id} onChange={setId} maxLength={40} type="code" />
        <TextField label={t('edxml.organ.name')} value={name} onChange={setName} maxLength={200} />
        <Button onPress={add} disabled={typed === null}>
          {t('edxml.organ.add')}
        </Button>
      </div>
    </FormDialog>
  );
}
