import { useState } from 'react';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { TextArea, TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call } from '../../data/bridge.ts';
import { useOpenSession } from '../../data/session.ts';
import type { CopyAct } from './acts.ts';
import { CarryOutDialog } from './CarryOutDialog.tsx';
import { HolderSelect, PlaceSelect } from './fields.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { copyTitle } from './words.ts';

interface Props {
  copy: Copy;
  onClose: () => void;
}

/** The dialog of an act on one copy. */
export function CopyDialog({ act, copy, onClose }: Props & { act: CopyAct | null }) {
  switch (act) {
    case 'hand-over':
      return <HandOverDialog copies={[copy]} onClose={onClose} />;
    case 'carry-out':
      return <CarryOutDialog copy={copy} onClose={onClose} />;
    case 'put':
      return <PutDialog copy={copy} onClose={onClose} />;
    case 'spoil':
      return <SpoilDialog copy={copy} onClose={onClose} />;
    case 'give-back':
      return <GiveBackDialog copy={copy} onClose={onClose} />;
    case 'lost':
    case 'found':
    case 'came-back':
      return <WordsDialog act={act} copy={copy} onClose={onClose} />;
    case 'history':
      return <HistoryDialog copy={copy} onClose={onClose} />;
    default:
      return null;
  }
}

function PutDialog({ copy, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [placeId, setPlace] = useState(copy.place?.id ?? null);
  const [envelope, setEnvelope] = useState(copy.envelope);
  const { id, revision } = copy;
  return (
    <FormDialog
      undoable
      title={t('copies.put.title', { copy: copyTitle(t, copy) })}
      mark={<LevelChip level={copy.subject.level} />}
      verb={t('common.save')}
      missing={null}
      act={act}
      onSubmit={() => void act.call('copies.put', { id, revision, placeId, envelope }, t('copies.done'))}
      onClose={onClose}
    >
      <PlaceSelect
        label={t('copies.put.place')}
        none={t('copies.put.none')}
        value={placeId}
        onChange={setPlace}
      />
      <TextField label={t('copies.put.envelope')} value={envelope} onChange={setEnvelope} />
    </FormDialog>
  );
}

function SpoilDialog({ copy, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const session = useOpenSession();
  const [witnessId, setWitness] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { id, revision } = copy;
  const missing =
    witnessId === null ? t('copies.missing.witness') : reason.trim() === '' ? t('word.giveTheReason') : null;
  return (
    <FormDialog
      undoable={false}
      title={t('copies.spoil.title', { copy: copyTitle(t, copy) })}
      mark={<LevelChip level={copy.subject.level} />}
      verb={t('copies.spoil.do')}
      missing={missing}
      act={act}
      danger
      onSubmit={() =>
        void act.call('copies.spoil', { id, revision, witnessId: witnessId ?? '', reason }, t('copies.done'))
      }
      onClose={onClose}
    >
      <p className="s">{t('copies.spoil.what')}</p>
      <HolderSelect
        label={t('copies.spoil.witness')}
        value={witnessId}
        onChange={setWitness}
        without={session.userId}
      />
      <TextField label={t('word.reason')} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

function GiveBackDialog({ copy, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [body, setBody] = useState(copy.subject.issuer);
  const [receipt, setReceipt] = useState('');
  const { id, revision } = copy;
  const missing = body.trim() === '' || receipt.trim() === '' ? t('word.fillInEveryField') : null;
  return (
    <FormDialog
      undoable
      title={t('copies.giveBack.title', { copy: copyTitle(t, copy) })}
      mark={<LevelChip level={copy.subject.level} />}
      verb={t('copies.giveBack.do')}
      missing={missing}
      act={act}
      onSubmit={() => void act.call('copies.giveBack', { id, revision, body, receipt }, t('copies.done'))}
      onClose={onClose}
    >
      <TextField label={t('copies.giveBack.body')} value={body} onChange={setBody} />
      <TextField label={t('copies.giveBack.receipt')} value={receipt} onChange={setReceipt} />
    </FormDialog>
  );
}

type WordsAct = 'lost' | 'found' | 'came-back';
const WORDS = {
  lost: {
    title: 'copies.lost.title',
    label: 'copies.lost.circumstances',
    verb: 'copies.lost.do',
    needed: true,
  },
  found: { title: 'copies.found.title', label: 'copies.found.note', verb: 'copies.found.do', needed: true },
  'came-back': {
    title: 'copies.cameBack.title',
    label: 'word.note',
    verb: 'copies.cameBack.do',
    needed: false,
  },
} as const;

/** Acts that need nothing but words. */
function WordsDialog({ act: name, copy, onClose }: Props & { act: WordsAct }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [words, setWords] = useState('');
  const said = WORDS[name];
  const seen = { id: copy.id, revision: copy.revision };
  const send = (): Promise<Reply<unknown>> =>
    name === 'lost'
      ? call('copies.reportLost', { ...seen, circumstances: words })
      : name === 'found'
        ? call('copies.reportFound', { ...seen, note: words })
        : call('copies.cameBack', { ...seen, note: words });
  return (
    <FormDialog
      undoable={!(name === 'lost')}
      title={t(said.title, { copy: copyTitle(t, copy) })}
      mark={<LevelChip level={copy.subject.level} />}
      verb={t(said.verb)}
      missing={said.needed && words.trim() === '' ? t('word.fillInEveryField') : null}
      act={act}
      danger={name === 'lost'}
      onSubmit={() => void act.run(send, () => t('copies.done'))}
      onClose={onClose}
    >
      {name === 'lost' ? <p className="s">{t('copies.lost.what')}</p> : null}
      <TextArea label={t(said.label)} value={words} onChange={setWords} rows={3} />
    </FormDialog>
  );
}
