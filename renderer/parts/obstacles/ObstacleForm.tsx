import './obstacles.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { OBSTACLE_URGENCIES, type ObstacleUrgency } from '../../../shared/domain/obstacles/urgency.ts';
import { errorNumber } from '../../../shared/errorNumber.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import type { StuckAt } from '../../data/obstacleStore.ts';
import { useAnswersItself } from './answersItself.ts';
import { refusalWord, screenWord, stepWord } from './words.ts';
import { Fact } from '../frame/Fact.tsx';

/** One sentence of the person, and word by word what goes with it. Nothing else is taken. */
export function ObstacleForm({ at, onClose }: { at: StuckAt; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const [urgency, setUrgency] = useState<ObstacleUrgency>('can-wait');
  const [withSteps, setWithSteps] = useState(true);
  const [read, setRead] = useState(false);
  const [seen, setSeen] = useState<string | null>(null);
  const goes = JSON.stringify([at, withSteps]);
  const { value, error } = useAsk('obstacles.preview', { steps: [...at.steps] });
  const act = useAct();
  const answersItself = useAnswersItself();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const phrase = act.error?.code === 'secret-mark-found' && act.error.params['found'] === 'phrase';
  const missing =
    text.trim() === ''
      ? t('obstacles.missing')
      : phrase && !read
        ? t('obstacles.missingRead')
        : value !== null && seen !== goes
          ? t('obstacles.missingSeen')
          : null;
  const send = (): void => {
    if (missing !== null || value === null) return;
    const { screen, code, rule } = at;
    const steps = withSteps ? value.steps : [];
    void act.call(
      'obstacles.report',
      {
        screen,
        code,
        rule,
        steps,
        urgency,
        text: text.trim(),
        phraseConfirmed: phrase && read,
      },
      ({ receiptCode }) => {
        useToasts.getState().show({
          text: t(
            answersItself
              ? 'obstacles.reported.here'
              : mayCall(roles, 'obstacles.send')
                ? 'obstacles.reported.clerk'
                : 'obstacles.reported',
          ),
          figure: receiptCode,
          action: { text: t('obstacles.openPage'), onAct: () => go('obstacles') },
        });
        onClose();
      },
    );
  };
  return (
    <Dialog
      undoable
      onClose={onClose}
      width="columns"
      title={t('obstacles.stuck')}
      actions={
        <>
          <SendButton missing={missing} busy={act.busy || value === null} onSend={send} />
          <Button hint="Esc" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="obstacleColumns">
        <div className="obstacleWords">
          <TextArea
            label={t('obstacles.text')}
            hint={t('obstacles.textHint')}
            rows={6}
            value={text}
            onChange={(words) => {
              setText(words);
              setRead(false);
            }}
            maxLength={2000}
            autoFocus
          />
          {act.error ? <Failure error={act.error} takeFocus={false} /> : null}
          {phrase ? (
            <Checkbox checked={read} onChange={setRead}>
              {t('obstacles.phraseRead')}
            </Checkbox>
          ) : null}
          <RadioGroup
            label={t('obstacles.urgency')}
            inline
            value={urgency}
            onChange={setUrgency}
            choices={OBSTACLE_URGENCIES.map((id) => ({ id, text: t(`obstacles.urgency.${id}`) }))}
          />
        </div>
        {error ? <Failure error={error} /> : null}
        {value === null ? (
          <LoadingRows rows={4} />
        ) : (
          <Taken what={goes} onSeen={setSeen}>
            <h3 className="sec">{t('obstacles.taken')}</h3>
            <p className="m cap">{t('obstacles.takenWhat')}</p>
            <dl className="kv">
              <Fact label={t('word.office')}>{value.office}</Fact>
              <Fact label={t('obstacles.screen')}>{screenWord(t, at.screen)}</Fact>
              {at.code === null ? null : (
                <Fact label={t('obstacles.refusal')}>
                  {refusalWord(t, at.code)}
                  <div className="m cap">{t('common.errorCode', { code: errorNumber(at.code) })}</div>
                </Fact>
              )}
              {at.rule === null ? null : <Fact label={t('word.rule')}>{at.rule}</Fact>}
              <Fact label={t('word.version')}>{value.version}</Fact>
            </dl>
            {value.steps.length === 0 ? null : (
              <>
                <Checkbox checked={withSteps} onChange={setWithSteps}>
                  {t('obstacles.withSteps')}
                </Checkbox>
                {withSteps ? (
                  <ol className="obstacleSteps">
                    {value.steps.map((step, index) => (
                      <li key={`${String(index)} ${step}`}>{stepWord(t, step)}</li>
                    ))}
                  </ol>
                ) : null}
              </>
            )}
          </Taken>
        )}
      </div>
    </Dialog>
  );
}

/**
 * All that goes with the sentence. It scrolls where the window is low, and tells whether its end was on the screen:
 * nothing is sent that its sender could not read.
 */
function Taken({
  what,
  onSeen,
  children,
}: {
  what: string;
  onSeen: (what: string) => void;
  children: ReactNode;
}) {
  const t = useT();
  const pane = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen(what);
      },
      { root: pane.current },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [what, onSeen]);
  return (
    <section className="obstacleTaken" ref={pane} aria-label={t('obstacles.taken')} tabIndex={0}>
      {children}
      <div ref={end} className="obstacleEnd" />
    </section>
  );
}

/** Inside the dialog, where its keys live. */
function SendButton({
  missing,
  busy,
  onSend,
}: {
  missing: string | null;
  busy: boolean;
  onSend: () => void;
}) {
  const t = useT();
  useShortcuts('form', { 'form.saveNext': onSend });
  return (
    <Button
      kind="primary"
      disabled={missing !== null || busy}
      disabledReason={missing}
      shortcut="form.saveNext"
      onPress={onSend}
    >
      {t('obstacles.send')}
    </Button>
  );
}
