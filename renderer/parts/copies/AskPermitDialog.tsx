import { useState } from 'react';
import { MADE_KINDS, type MadeKind } from '../../../shared/domain/copies/kinds.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call } from '../../data/bridge.ts';
import { useOpenSession } from '../../data/session.ts';
import { DecidedBy } from './DecidedBy.tsx';
import { HolderSelect, OfficeDate, PlaceSelect, useToday } from './fields.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';

export interface PermitSubject {
  readonly documentId: string | null;
  readonly bookId: string | null;
  readonly code: string;
  /** null for a whole book: its level is that of its highest line, which the vault knows */
  readonly level: Level | null;
}

export interface AskPermitProps {
  subject: PermitSubject;
  /** the leader permits at once and names who copies */
  atOnce?: boolean;
  onClose: () => void;
}

/** Giấy phép sao, chụp: kind, exact number, purpose, recipients. */
export function AskPermitDialog({ subject, atOnce = false, onClose }: AskPermitProps) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const session = useOpenSession();
  const today = useToday();
  const [kind, setKind] = useState<MadeKind>(subject.bookId === null ? 'certified' : 'photo');
  const [number, setNumber] = useState<number | null>(1);
  const [text, setText] = useState({ purpose: '', recipients: '', device: '' });
  const [placeId, setPlace] = useState<string | null>(null);
  const [copierId, setCopier] = useState<string | null>(null);
  const [chosen, setUntil] = useState<string | null>(null);
  const validUntil = chosen ?? today;
  const set = (key: keyof typeof text) => (value: string) => setText({ ...text, [key]: value });
  const kinds = MADE_KINDS.filter((one) => one !== 'electronic' || subject.level !== 'tuyet-mat');
  const missing =
    number === null || number < 1
      ? t('copies.missing.number')
      : text.purpose.trim() === ''
        ? t('copies.missing.purpose')
        : atOnce && copierId === null
          ? t('copies.missing.copier')
          : atOnce && validUntil === null
            ? t('copies.missing.date')
            : null;
  const submit = (): void => {
    const { documentId, bookId } = subject;
    const wish = { documentId, bookId, kind, number: number ?? 1, ...text, placeId };
    void act.run(
      () =>
        atOnce
          ? call('copies.permitAtOnce', { ...wish, copierId: copierId ?? '', validUntil: validUntil ?? '' })
          : call('copies.askPermit', wish),
      () => t(atOnce ? 'copies.permit.done.granted' : 'copies.permit.done.asked'),
    );
  };
  return (
    <FormDialog
      undoable
      title={t(atOnce ? 'copies.permit.atOnceTitle' : 'copies.permit.askTitle', { code: subject.code })}
      mark={subject.level === null ? null : <LevelChip level={subject.level} />}
      verb={t(atOnce ? 'copies.permit.grant' : 'copies.permit.send')}
      missing={missing}
      act={act}
      wide
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="s">{t('copies.permit.note')}</p>
      {atOnce || subject.documentId === null ? null : (
        <DecidedBy act="permit-copy" documentId={subject.documentId} />
      )}
      <div className="copyGrid">
        <Select
          label={t('copies.permit.kind')}
          choices={kinds.map((id) => ({ id, text: t(`copies.kind.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <NumberField label={t('copies.permit.number')} value={number} onChange={setNumber} />
      </div>
      <TextField
        label={t('copies.permit.purpose')}
        value={text.purpose}
        onChange={set('purpose')}
        autoFocus
      />
      <TextField label={t('copies.permit.recipients')} value={text.recipients} onChange={set('recipients')} />
      <div className="copyGrid">
        <PlaceSelect
          label={t('copies.permit.place')}
          none={t('copies.permit.anyPlace')}
          value={placeId}
          onChange={setPlace}
        />
        <TextField label={t('copies.permit.device')} value={text.device} onChange={set('device')} />
        {atOnce ? (
          <HolderSelect
            label={t('copies.permit.copier')}
            value={copierId}
            onChange={setCopier}
            without={session.userId}
          />
        ) : null}
        {atOnce ? (
          <OfficeDate label={t('copies.permit.until')} value={validUntil} onChange={setUntil} />
        ) : null}
      </div>
    </FormDialog>
  );
}
