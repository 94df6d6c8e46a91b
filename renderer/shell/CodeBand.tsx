import { useState } from 'react';
import type { Output } from '../../shared/ipc/contract.ts';
import { Button } from '../components/Button.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { Icon } from '../design/Icon.tsx';
import { useWords } from '../i18n/I18n.tsx';
import { useAct } from '../data/useAct.ts';
import { useAsk } from '../data/ask.ts';
import { useOpenSession } from '../data/session.ts';
import { Fact } from '../parts/frame/Fact.tsx';

type Question = NonNullable<Output<'vault.recoveryQuestion'>['question']>;

const names = ({ officers }: Question): string =>
  officers
    .map(({ fullName, position }) => (position === '' ? fullName : `${fullName}, ${position}`))
    .join('; ');

/**
 * A recovery code was made anew, and it does not bring this person's own key back before the person said so: who made it,
 * when, and the question. Stands until it is answered, at each sign-in.
 */
export function CodeBand() {
  const { t, format } = useWords();
  const { readsOnly } = useOpenSession();
  const { value } = useAsk('vault.recoveryQuestion', {});
  const [asking, setAsking] = useState(false);
  const question = value?.question ?? null;
  if (question === null || readsOnly) return null;
  const { standing, atMs } = question;
  const text =
    standing === 'signed'
      ? t('codeBand.what', { at: format.dateTime(atMs), names: names(question) })
      : t(standing === 'broken' ? 'codeBand.broken' : 'codeBand.firstRun');
  return (
    <div
      className="frameBand"
      role={standing === 'broken' ? 'alert' : 'region'}
      aria-label={t('codeBand.title')}
    >
      <Icon name="key" size={14} tone="caution" />
      <b>{t('codeBand.title')}</b>
      <span className="grow cut" title={text}>
        {text}
      </span>
      {standing === 'broken' ? null : (
        <Button size="small" onPress={() => setAsking(true)}>
          {t('codeBand.agree')}
        </Button>
      )}
      {asking ? <AgreeDialog question={question} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function AgreeDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t, format } = useWords();
  const act = useAct({ onDone: onClose });
  return (
    <FormDialog
      undoable
      title={t('codeBand.dialog')}
      verb={t('codeBand.verb')}
      missing={null}
      act={act}
      keep={t('codeBand.later')}
      onForget={act.forget}
      onSubmit={() => void act.call('vault.agreeToCode', {}, t('codeBand.agreed'))}
      onClose={onClose}
    >
      <p className="s">{t('codeBand.dialog.what')}</p>
      <dl className="kv">
        <Fact label={t('codeBand.dialog.by')}>{names(question)}</Fact>
        <Fact label={t('codeBand.dialog.at')}>{format.dateTime(question.atMs)}</Fact>
        {question.reason === '' ? null : <Fact label={t('word.reason')}>{question.reason}</Fact>}
      </dl>
    </FormDialog>
  );
}
