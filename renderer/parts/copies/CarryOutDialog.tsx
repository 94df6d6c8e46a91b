import { useState } from 'react';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { DecidedBy } from './DecidedBy.tsx';
import { CopyLines } from './CopyLines.tsx';
import { OfficeDate, useToday } from './fields.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { copyTitle } from './words.ts';

/** Phiếu xin mang ra: for a task, from–to, under stated protection. */
export function CarryOutDialog({ copy, onClose }: { copy: Copy; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const today = useToday();
  const [text, setText] = useState({ purpose: '', destination: '', protection: '' });
  const [chosenFrom, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const from = chosenFrom ?? today;
  const set = (key: keyof typeof text) => (value: string) => setText({ ...text, [key]: value });
  const empty = Object.values(text).some((value) => value.trim() === '');
  const missing = empty
    ? t('word.fillInEveryField')
    : from === null || until === null
      ? t('copies.missing.date')
      : null;
  return (
    <FormDialog
      undoable
      title={t('copies.carry.title', { copy: copyTitle(t, copy) })}
      mark={<LevelChip level={copy.subject.level} />}
      verb={t('copies.carry.send')}
      missing={missing}
      act={act}
      onSubmit={() =>
        void act.call(
          'copies.askCarryOut',
          { copyId: copy.id, ...text, from: from ?? '', until: until ?? '' },
          t('copies.carry.sent'),
        )
      }
      onClose={onClose}
    >
      <CopyLines copies={[copy]} />
      {copy.subject.kind === 'document' ? (
        <DecidedBy act="permit-taking-out" documentId={copy.subject.id} />
      ) : null}
      <TextField label={t('copies.carry.purpose')} value={text.purpose} onChange={set('purpose')} autoFocus />
      <TextField
        label={t('copies.carry.destination')}
        value={text.destination}
        onChange={set('destination')}
      />
      <TextField label={t('copies.carry.protection')} value={text.protection} onChange={set('protection')} />
      <div className="copyGrid">
        <OfficeDate label={t('word.from')} value={from} onChange={setFrom} />
        <OfficeDate label={t('copies.carry.until')} value={until} onChange={setUntil} />
      </div>
    </FormDialog>
  );
}
