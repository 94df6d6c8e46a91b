import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAnswersItself } from '../../parts/obstacles/answersItself.ts';
import { refusalWord, screenWord } from '../../parts/obstacles/words.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import type { ObstacleRow } from './rows.ts';
import { Fact } from '../../parts/frame/Fact.tsx';

/** One obstacle: where, how urgent, what was answered; the clerk sends it on from here. */
export function ReportedPane({ row }: { row: ObstacleRow }) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const act = useAct();
  const waits = (row.state === 'received' || row.state === 'classifying') && !row.sent;
  const answersItself = useAnswersItself();
  const maySend = waits && !answersItself && mayCall(session.roles, 'obstacles.send');
  // a citizen's case stands on no machine that keeps secrets; what somebody is stuck at is answered on every machine
  const opens = mayCall(session.roles, 'submissions.get');
  const send = (): void =>
    void act.call('obstacles.send', { id: row.id }, ({ peer }) =>
      useToasts.getState().show({ text: t('obstacles.sealed', { office: peer }) }),
    );
  useShortcuts('detail', maySend ? { 'detail.primary': () => !act.busy && send() } : {});
  return (
    <ScrollPane label={t('obstacles.pane')}>
      <h2 className="sec">{row.receiptCode}</h2>
      <p className="preline">{row.title}</p>
      <dl className="kv mt4">
        <Fact label={t('obstacles.screen')}>{screenWord(t, row.screen)}</Fact>
        {row.code === null ? null : <Fact label={t('obstacles.refusal')}>{refusalWord(t, row.code)}</Fact>}
        <Fact label={t('obstacles.urgency')}>{t(`obstacles.urgency.${row.urgency}`)}</Fact>
        <Fact label={t('obstacles.reportedAt')}>{format.dateTime(row.reportedMs)}</Fact>
      </dl>
      {row.answer === null ? (
        <p className="m mt4">
          {t(
            row.sent
              ? 'obstacles.waitsThere'
              : answersItself
                ? 'obstacles.answersHere'
                : 'obstacles.waitsHere',
          )}
        </p>
      ) : (
        <section className="obstacleAnswer" aria-label={t('obstacles.answer')}>
          <h3 className="md">{t('obstacles.answer')}</h3>
          <p className="preline" data-selectable="">
            {row.answer.text}
          </p>
          <p className="m cap">
            {[row.answer.office, row.answer.by, format.dateTime(row.answer.atMs)].filter(Boolean).join(' · ')}
          </p>
        </section>
      )}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="row wrap mt5 gap-4">
        {maySend ? (
          <Button kind="primary" shortcut="detail.primary" icon="outbox" disabled={act.busy} onPress={send}>
            {t('obstacles.sendOn')}
          </Button>
        ) : null}
        {opens ? (
          <Button icon="folder" onPress={() => go('submissions', { id: row.id })}>
            {t('word.openTheCase')}
          </Button>
        ) : null}
      </div>
    </ScrollPane>
  );
}
