import './secrecy.css';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { PrimaryKey } from '../../focus/PrimaryKey.tsx';
import { settleTyped } from '../../focus/settle.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { type Question, useGate } from '../../data/secrecy/gateStore.ts';
import { answerNoMark, answerReadAgain, partsOf } from './noMark.ts';
import { useKeysAtRest } from './useKeysAtRest.ts';
import { WhatToDo } from './WhatToDo.tsx';

type Marked = Question & { kind: 'mark' };

/**
 * A mark of secrecy was seen. Where the machine may not hold the paper: what to do with it, and its files and words go.
 * Where it may: the level of the mark. A written reason is the way out of both, and goes to the leader.
 */
export function MarkDialog({ question }: { question: Marked }) {
  const [reasoning, setReasoning] = useState(question.reasonFirst);
  const [doubtful, setDoubtful] = useState(question.isDoubt);
  return doubtful ? (
    <DoubtDialog question={question} onMark={() => setDoubtful(false)} />
  ) : reasoning ? (
    <ReasonDialog question={question} onBack={() => setReasoning(false)} />
  ) : question.mayRaise ? (
    <RaiseDialog question={question} onReason={() => setReasoning(true)} />
  ) : (
    <StopDialog question={question} onReason={() => setReasoning(true)} />
  );
}

interface WayProps {
  question: Marked;
  onReason: () => void;
}

function StopDialog({ question, onReason }: WayProps) {
  const t = useT();
  const act = useAct();
  const atRest = useKeysAtRest(question.whileTyping);
  const { close, destroyed, setDestroying, draft } = useGate();
  const { stages, words, level, found } = question;
  const destroy = async (): Promise<void> => {
    if (act.busy) return;
    setDestroying(true);
    const done = await act.run(
      () =>
        call('secrecy.destroy', {
          stages: [...stages],
          words: partsOf(words)[0] ?? [], // for the ledger, which names one mark
          draft: draft === null ? null : { form: draft.form, key: draft.key },
        }),
      ({ files }) => {
        destroyed();
        useToasts.getState().show({ text: t('secrecy.destroyed', { files }) });
      },
    );
    if (!done) setDestroying(false);
  };
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      width="wide"
      onClose={() => close('back')}
      mark={level === null ? undefined : <LevelChip level={level} />}
      title={t(level === null ? 'secrecy.stop.titleSeen' : `secrecy.stop.title.${found}`)}
      actions={
        <>
          <Button
            kind="danger"
            shortcut="form.destroy"
            disabled={act.busy}
            onPress={atRest(() => void destroy())}
          >
            {t(stages.length > 0 ? 'secrecy.stop.destroy' : 'secrecy.stop.destroyWords')}
          </Button>
          {level === null ? null : (
            <Button disabled={act.busy} onPress={atRest(onReason)}>
              {t('secrecy.stop.noMark')}
            </Button>
          )}
          <Button kind="quiet" hint="Esc" onPress={atRest(() => close('back'))}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <DestroyKey onPress={atRest(() => void destroy())} />
      <Seen question={question} />
      <WhatToDo level={level} rule={question.rule} hasFiles={stages.length > 0} />
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}

/** Words that may be a mark: read again, and nothing more is asked; or they are one, and go the way of every mark. */
function DoubtDialog({ question, onMark }: { question: Marked; onMark: () => void }) {
  const t = useT();
  const act = useAct();
  const { close } = useGate();
  const atRest = useKeysAtRest(true);
  const none = (): void =>
    void act.run(
      () =>
        answerReadAgain(question.words, (words) =>
          call('secrecy.answer', { answer: 'looked', stages: [], words }),
        ),
      () => close('again'),
    );
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      width="wide"
      onClose={() => close('back')}
      title={t('secrecy.doubt.title')}
      actions={
        <>
          <Button disabled={act.busy} onPress={atRest(none)}>
            {t('secrecy.doubt.none')}
          </Button>
          <Button disabled={act.busy} onPress={atRest(onMark)}>
            {t('secrecy.doubt.mark')}
          </Button>
          <Button kind="quiet" hint="Esc" onPress={() => close('back')}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <p className="s">{t('secrecy.doubt.what', { rule: question.rule ?? '' })}</p>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}

/** The key that destroys is one that no form has: neither Enter nor what saves does it. It stands inside the dialog. */
function DestroyKey({ onPress }: { onPress: () => void }) {
  // only once the pause before this key was measured
  useShortcuts('form', { 'form.destroy': () => void setTimeout(onPress) });
  return null;
}

function RaiseDialog({ question, onReason }: WayProps) {
  const t = useT();
  const { close, form } = useGate();
  const atRest = useKeysAtRest(question.whileTyping);
  const { level, found } = question;
  if (level === null) return null;
  const raise = (): void => {
    form?.setLevel?.(level);
    close('settled');
  };
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      width="wide"
      onClose={() => close('back')}
      mark={<LevelChip level={level} />}
      title={t(`secrecy.raise.title.${found}`)}
      actions={
        <>
          <Button onPress={atRest(raise)}>{t('secrecy.raise.do', { level: t(`level.${level}`) })}</Button>
          <Button onPress={atRest(onReason)}>{t('secrecy.raise.lower')}</Button>
          <Button kind="quiet" hint="Esc" onPress={() => close('back')}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <Seen question={question} />
      <p className="s">{t('secrecy.raise.what')}</p>
    </Dialog>
  );
}

/** Why it is no mark, or why a lower level is right: needed, kept, read by a leader. */
function ReasonDialog({ question, onBack }: { question: Marked; onBack: () => void }) {
  const t = useT();
  const act = useAct();
  const { close, answered } = useGate();
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '' ? t('secrecy.reason.missing') : null;
  const { found, files } = question;
  const marked = files.length > 0 ? files.map(({ stageId }) => stageId) : [...question.stages];
  const stages = found === 'file' ? marked : [];
  const words = found === 'words' ? [...question.words] : [];
  const send = (): void => {
    if (missing !== null || act.busy) return;
    void act.run(
      () => answerNoMark({ stages, words, reason: reason.trim() }, (part) => call('secrecy.answer', part)),
      () => {
        answered(stages, 'explained');
        close('again');
      },
    );
  };
  return (
    <Dialog
      undoable
      width="wide"
      onClose={() => close('back')}
      mark={question.level === null ? undefined : <LevelChip level={question.level} />}
      title={t(`secrecy.reason.title.${question.mayRaise ? 'lower' : 'none'}`)}
      actions={
        <>
          <Button
            kind="primary"
            shortcut="detail.primary"
            disabled={missing !== null || act.busy}
            disabledReason={missing}
            onPress={() => settleTyped() && send()}
          >
            {t('secrecy.reason.send')}
          </Button>
          <Button onPress={onBack}>{t('secrecy.reason.back')}</Button>
          <Button kind="quiet" hint="Esc" onPress={() => close('back')}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <PrimaryKey onPress={send} />
      <Seen question={question} />
      <TextArea
        label={t('word.reason')}
        hint={t('secrecy.reason.hint')}
        rows={3}
        value={reason}
        onChange={setReason}
        maxLength={500}
        required
        autoFocus
      />
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}

/** Where the mark stands. */
function Seen({ question: { found, files, rule: seenBy } }: { question: Marked }) {
  const t = useT();
  const rule = seenBy ?? '';
  if (found === 'words') return <p className="s">{t('secrecy.seen.words', { rule })}</p>;
  return (
    <>
      <p className="s">{t(seenBy === null ? 'secrecy.seen.byPerson' : 'secrecy.seen.files', { rule })}</p>
      <ul className="secrecyFiles">
        {files.map((file) => (
          <li key={file.stageId}>
            <Icon name="file" size={14} />
            <span className="secrecyName">{file.name}</span>
            {file.secrecy?.state === 'marked' ? <LevelChip level={file.secrecy.level} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
