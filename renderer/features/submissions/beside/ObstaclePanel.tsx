import '../../../parts/obstacles/obstacles.css';
import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { refusalWord, screenWord, stepWord } from '../../../parts/obstacles/words.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { Fact } from '../../../parts/frame/Fact.tsx';
import { Panel } from '../../../parts/frame/Panel.tsx';

/** Of a vướng mắc: what was on the screen, and its approved answer on the way into the help of the offices. */
export function ObstaclePanel({ detail }: { detail: Case }) {
  const t = useT();
  const { roles } = useOpenSession();
  const { obstacle } = detail;
  if (obstacle === null) return null;
  const publishes = detail.publication?.decision === 'approved' && mayCall(roles, 'obstacles.publish');
  return (
    <Panel title={t('obstacles.where')}>
      <div className="obstacleFacts">
        <dl className="kv">
          <Fact label={t('word.office')}>{obstacle.office}</Fact>
          <Fact label={t('obstacles.screen')}>{screenWord(t, obstacle.screen)}</Fact>
          {obstacle.code === null ? null : (
            <Fact label={t('obstacles.refusal')}>{refusalWord(t, obstacle.code)}</Fact>
          )}
          {obstacle.rule === null ? null : <Fact label={t('word.rule')}>{obstacle.rule}</Fact>}
          <Fact label={t('obstacles.urgency')}>{t(`obstacles.urgency.${obstacle.urgency}`)}</Fact>
          <Fact label={t('word.version')}>{obstacle.version}</Fact>
        </dl>
        {obstacle.steps.length === 0 ? null : (
          <>
            <h3 className="m cap">{t('word.steps')}</h3>
            <ol className="obstacleSteps">
              {obstacle.steps.map((step, index) => (
                <li key={`${String(index)} ${step}`}>{stepWord(t, step)}</li>
              ))}
            </ol>
          </>
        )}
        {publishes ? <Publish id={detail.id} again={obstacle.entry} /> : null}
      </div>
    </Panel>
  );
}

function Publish({ id, again }: { id: string; again: boolean }) {
  const t = useT();
  const act = useAct();
  const [toAll, setToAll] = useState(true);
  const [toFile, setToFile] = useState(false);
  const [failed, setFailed] = useState<WireError | null>(null);
  const { value } = useAsk('obstacles.support', {});
  const stations = value?.choices ?? [];
  const to = toAll ? stations.map(({ stationId }) => stationId) : [];
  const publish = (): void =>
    void act.call('obstacles.publish', { id, to }, ({ envelopes, reportId, fileName }) => {
      useToasts.getState().show({ text: t('obstacles.published', { envelopes }) });
      if (toFile)
        void host()
          .saveReport(reportId, fileName)
          .then((reply) => setFailed(reply.ok ? null : reply.error));
    });
  return (
    <div className="col gap-4 mt5">
      <p className="m cap">{t(again ? 'obstacles.publishAgainWhat' : 'obstacles.publishWhat')}</p>
      <Checkbox checked={toAll} onChange={setToAll} disabled={stations.length === 0}>
        {t('obstacles.publishTo', { count: stations.length })}
      </Checkbox>
      <Checkbox checked={toFile} onChange={setToFile}>
        {t('obstacles.publishFile')}
      </Checkbox>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
      <Button icon="seal" disabled={act.busy || value === null} onPress={publish}>
        {t(again ? 'obstacles.publishAgain' : 'obstacles.publish')}
      </Button>
    </div>
  );
}
