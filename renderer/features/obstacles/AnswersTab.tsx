import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { AnswerArticle, AnswerMark } from '../../parts/help/Answers.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { VirtualList } from '../../components/VirtualList.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Published answers, and above them what came and waits to be taken into the help. */
export function AnswersTab() {
  const t = useT();
  const { roles } = useOpenSession();
  const [selected, setSelected] = useState<string | null>(null);
  const { value, error, reload } = useAsk('obstacles.entries', {});
  const entries = value?.entries ?? [];
  const chosen = entries.find(({ id }) => id === selected) ?? entries[0];
  return (
    <>
      {mayCall(roles, 'obstacles.takePack') ? <Packs /> : null}
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value !== null && chosen === undefined ? <EmptyState>{t('obstacles.none.answers')}</EmptyState> : null}
      {chosen === undefined ? null : (
        <div className="obstacleGrid">
          <div className="col grow" data-pane="answers">
            <VirtualList
              label={t('obstacles.answers')}
              items={entries}
              keyOf={({ id }) => id}
              selectedKey={chosen.id}
              onSelect={setSelected}
              onOpen={setSelected}
              rowHeight={46}
              renderItem={(entry) => (
                <div className="answerLine">
                  <div className="md cut">{entry.title}</div>
                  <AnswerMark entry={entry} />
                </div>
              )}
            />
          </div>
          <div className="col" data-pane="obstacle">
            <ScrollPane label={t('obstacles.pane')} takesFocus>
              <AnswerArticle entry={chosen} />
            </ScrollPane>
          </div>
        </div>
      )}
    </>
  );
}

function Packs() {
  const t = useT();
  const { value } = useAsk('obstacles.packs', {});
  const act = useAct();
  const take = (envelopeId: string): void =>
    void act.call('obstacles.takePack', { envelopeId }, ({ office, added, replaced }) =>
      useToasts.getState().show({ text: t('obstacles.packTaken', { office, added, replaced }) }),
    );
  const [failed, setFailed] = useState<WireError | null>(null);
  const takeFile = async (): Promise<void> => {
    const reply = await host().readHelpPack();
    setFailed(reply.ok ? null : reply.error);
    if (reply.ok && reply.value !== null)
      useToasts.getState().show({ text: t('obstacles.packTaken', reply.value) });
  };
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {failed ? <Failure error={failed} onClose={() => setFailed(null)} /> : null}
      <div className="supportBar">
        <Button icon="folder" onPress={() => void takeFile()}>
          {t('obstacles.packFile')}
        </Button>
      </div>
      {(value?.packs ?? []).map(({ envelopeId, office, what }) => (
        <div className="supportBar" key={envelopeId}>
          <Note
            tone="info"
            title={t('obstacles.packFrom', { office })}
            actions={
              <Button size="small" icon="check" disabled={act.busy} onPress={() => take(envelopeId)}>
                {t('obstacles.packTake')}
              </Button>
            }
          >
            {what}
          </Note>
        </div>
      ))}
    </>
  );
}
