import { useState } from 'react';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { channelOf } from '../words.ts';
import { isSlipFirst, isToldAtOnce, isToldInWords, takesPaper, useTelling } from './useTelling.ts';

export interface TellingProps {
  id: string;
  receiptCode: string;
  source: Case['source'];
  /** a letter that was handed in at the counter */
  atCounter: boolean;
  /** the letter or the slip opens by itself */
  now: boolean;
}

/**
 * The acknowledgement, in the same act as the intake: the letter stands ready to be printed, or the words to be sent.
 * It counts as told when it was printed, saved or copied, not before.
 */
export function Telling({ id, receiptCode, source, atCounter, now }: TellingProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const telling = useTelling(id, source, atCounter);
  const inWords = isToldInWords(source);
  const mayPrint = mayCall(roles, 'papers.make');
  const [paper, setPaper] = useState(now && !inWords && mayPrint && takesPaper(source));
  const slip = isSlipFirst(source, atCounter);
  const first = slip ? 'receipt-slip' : 'acknowledgement-letter';
  const channel = t(`submissions.channel.${channelOf(source)}`);
  return (
    <section className="panel telling" aria-label={t('submissions.told.title')}>
      <header>
        <h2>{t('submissions.told.title')}</h2>
        <span className="end" />
        <span className={telling.told ? 'done cap' : 'caution cap'} role="status">
          {t(telling.told ? 'submissions.told.yes' : 'submissions.told.notYet')}
        </span>
      </header>
      <div className="pad col gap-6">
        {telling.error ? <Failure error={telling.error} onClose={telling.forget} /> : null}
        <p className="s">
          {isToldAtOnce(source)
            ? t('submissions.told.atOnce')
            : slip
              ? t('submissions.told.handed')
              : t(inWords ? 'submissions.told.words' : 'submissions.told.letter', { channel })}
        </p>
        {inWords ? <Words id={id} told={telling.told} onCopied={() => void telling.tell()} /> : null}
        <div className="row wrap">
          {!inWords && mayPrint ? (
            <Button icon="print" onPress={() => setPaper(true)}>
              {t(slip ? 'submissions.told.slip' : 'submissions.told.print')}
            </Button>
          ) : null}
          {telling.told ? null : (
            <Button icon="check" onPress={() => void telling.tell()}>
              {t('submissions.toldBy', { channel: slip ? t('submissions.channel.handed') : channel })}
            </Button>
          )}
        </div>
      </div>
      {paper ? (
        <PaperDialog
          subjectKind="submission"
          subjectId={id}
          title={t('papers.titleOf.submission', { code: receiptCode })}
          first={first}
          onMade={(made) => {
            if (made === first || made === 'acknowledgement-letter') void telling.tell();
          }}
          onClose={() => setPaper(false)}
        />
      ) : null}
    </section>
  );
}

/** What is put into the mail or into the portal. */
function Words({ id, told, onCopied }: { id: string; told: boolean; onCopied: () => void }) {
  const t = useT();
  const { value } = useAsk('submissions.templates', { id, use: 'acknowledge' });
  const text = value?.templates[0]?.text;
  if (text === undefined) return null;
  return (
    <>
      <p className="tellingWords">{text}</p>
      <div className="row">
        <Button icon="link" autoFocus={!told} onPress={() => void host().copyText(text).then(onCopied)}>
          {t('submissions.told.copy')}
        </Button>
      </div>
    </>
  );
}
