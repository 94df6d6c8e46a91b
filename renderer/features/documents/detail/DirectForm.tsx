import { useEffect, useRef, useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { goesUpwards } from '../../../../shared/domain/people/postRank.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAsk } from '../../../data/ask.ts';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { isClock, tidyClock } from '../clock.ts';
import { DropDraft } from '../../../forms/DropDraft.tsx';
import { useDeadlineReader } from '../../../forms/choices.ts';
import { useNextWaiting } from '../../../data/nextWaiting.ts';
import { useRows } from '../stores.ts';
import { useDraft } from '../../../data/useDraft.tsx';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { DirectionTemplates } from './DirectionTemplates.tsx';
import { withTemplate } from './directionTemplates.ts';
import { UpwardsDialog } from './UpwardsDialog.tsx';
import { SupportBox } from './SupportBox.tsx';
import { useAct } from '../../../data/useAct.ts';

interface Written {
  readonly text: string;
  readonly leadId: string | null;
  readonly supportIds: readonly string[];
  readonly dueOn: string | null;
  readonly dueTime: string;
}

const NOBODY = 'nobody';
const MOST_LETTERS = 4000;

/** Who was given the document and works on it: a further word that names nobody leaves it there. */
function keptLead({ state, directions, holder }: DocumentDetail): string | null {
  if (holder === null || (state !== 'directed' && state !== 'in-progress')) return null;
  return directions.some(({ lead }) => lead?.id === holder.id) ? holder.fullName : null;
}

/** Bút phê and assignment in one act: words, who leads, who helps, until when. */
export function DirectForm({
  detail,
  begin,
  onClose,
}: {
  detail: DocumentDetail;
  /** where the writing begins: the words (B) or the people (G) */
  begin: 'words' | 'people';
  onClose: () => void;
}) {
  const t = useT();
  const parse = useDeadlineReader();
  const act = useAct();
  const next = useNextWaiting('direct', detail.id, () => useRows.getState().rows.map(({ id }) => id));
  const started = useRef(false);
  useEffect(() => {
    if (!started.current) next.begin();
    started.current = true;
  });
  const first: Written = {
    text: '',
    leadId: null,
    supportIds: [],
    dueOn: detail.dueOn,
    dueTime: detail.dueTime ?? '',
  };
  const [written, setWritten] = useState<Written>(first);
  const [helper, setHelper] = useState('');
  const [asking, setAsking] = useState(false);
  const session = useOpenSession();
  const words = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft<Written>({
    form: 'direction',
    key: detail.id,
    value: written,
    restore: setWritten,
  });
  const { value: workers } = useAsk('people.choices', { forAct: 'direct' });
  const change = (part: Partial<Written>): void => setWritten((before) => ({ ...before, ...part }));
  const { text, leadId, supportIds, dueOn, dueTime } = written;
  const keeps = keptLead(detail);
  const clockWrong = dueTime !== '' && !isClock(dueTime);
  const insert = (template: string): void => {
    const put = withTemplate(text, template, words.current?.selectionStart ?? text.length);
    change({ text: put.text.slice(0, MOST_LETTERS) });
    if (put.text.length > MOST_LETTERS)
      useToasts.getState().show({ text: t('common.cutAt', { count: MOST_LETTERS }) });
    requestAnimationFrame(() => {
      words.current?.focus();
      words.current?.setSelectionRange(put.caret, put.caret);
    });
  };
  const upwards = (workers?.people ?? []).filter(
    ({ id, position }) =>
      (id === leadId || supportIds.includes(id)) && goesUpwards(session.position, position),
  );
  const send = (): void =>
    void act.call(
      'documents.direct',
      {
        id: detail.id,
        revision: detail.revision,
        text,
        leadId,
        supportIds: [...supportIds],
        dueOn,
        dueTime: dueOn === null || dueTime === '' ? null : dueTime,
      },
      () => {
        draft.discard();
        useToasts.getState().show({
          text:
            leadId !== null
              ? t('documents.done.direct')
              : keeps === null
                ? t('documents.done.directNobody')
                : t('documents.done.directKept', { name: keeps }),
        });
        onClose();
        void next.done();
      },
    );
  const submit = (): void => (upwards.length > 0 ? setAsking(true) : send());
  return (
    <ActFrame
      title={t('documents.act.direct')}
      verb={t(leadId === null ? 'documents.verb.direct' : 'documents.verb.directAssign')}
      act={act}
      missing={
        text.trim() === ''
          ? t('documents.missing.direction')
          : helper.trim() !== ''
            ? t('documents.missing.support')
            : clockWrong
              ? t('documents.fault.clock')
              : null
      }
      onGo={submit}
      onClose={onClose}
      note={
        <>
          {draft.sign}
          <DropDraft
            blank={JSON.stringify(written) === JSON.stringify(first)}
            onDrop={() => {
              draft.discard(first);
              setWritten(first);
            }}
            onUndo={() => setWritten(written)}
          />
        </>
      }
    >
      {asking ? (
        <UpwardsDialog
          people={upwards}
          own={session.position}
          onYes={send}
          onClose={() => setAsking(false)}
        />
      ) : null}
      <TextArea
        label={t('documents.field.direction')}
        value={text}
        onChange={(next) => change({ text: next })}
        rows={3}
        maxLength={MOST_LETTERS}
        autoFocus={begin === 'words'}
        inputRef={words}
      />
      <div className="row">
        <DirectionTemplates text={text} onInsert={insert} />
      </div>
      <Select
        label={t('documents.direction.lead')}
        choices={[
          {
            id: NOBODY,
            text:
              keeps === null
                ? t('documents.direction.noLead')
                : t('documents.direction.keptLead', { name: keeps }),
          },
          ...(workers?.people.map(({ id, fullName, position }) => ({
            id,
            text: fullName,
            detail: position,
          })) ?? []),
        ]}
        value={leadId ?? NOBODY}
        onChange={(id) => change({ leadId: id === NOBODY ? null : id })}
        autoFocus={begin === 'people'}
      />
      <SupportBox
        people={workers?.people.filter(({ id }) => id !== leadId) ?? []}
        value={supportIds}
        onChange={(ids) => change({ supportIds: ids })}
        typed={helper}
        onType={setHelper}
      />
      <div className="grid12">
        <DateField
          span={7}
          label={t('documents.direction.due')}
          value={dueOn}
          onChange={(next) => change({ dueOn: next })}
          parse={parse}
          hint={t('date.help')}
        />
        <TextField
          span={5}
          label={t('documents.direction.dueTime')}
          value={dueTime}
          onChange={(next) => change({ dueTime: next })}
          onBlur={() => change({ dueTime: dueTime === '' ? '' : tidyClock(dueTime) })}
          placeholder={t('documents.clockExample')}
          maxLength={5}
          error={clockWrong && dueTime.length >= 5 ? t('documents.fault.clock') : null}
        />
      </div>
    </ActFrame>
  );
}
