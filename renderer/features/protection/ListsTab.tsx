import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';

/** Danh mục bí mật nhà nước: those that the office loaded, and the samples that stand in until then. */
export function ListsTab() {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('protection.lists', {});
  const [failed, setFailed] = useState<WireError | null>(null);
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const load = async (): Promise<void> => {
    setFailed(null);
    const picked = await host().pickFiles();
    if (!picked.ok) {
      setFailed(picked.error);
      return;
    }
    // a signature travels beside its file: danh-muc.json and danh-muc.json.p7s
    const signatures = picked.value.filter(({ name }) => /\.p7[sm]$/i.test(name));
    for (const { stageId, name } of picked.value.filter((file) => !signatures.includes(file))) {
      const beside = signatures.find((file) => file.name.replace(/\.p7[sm]$/i, '') === name);
      const signatureStageId = beside?.stageId ?? null;
      const reply = await call('protection.loadLists', { stageId, signatureStageId });
      if (reply.ok) useToasts.getState().show({ text: t('protection.loaded', { items: reply.value.items }) });
      else {
        void call('attachments.discardStage', { stageId });
        if (signatureStageId !== null) void call('attachments.discardStage', { stageId: signatureStageId });
        setFailed(reply.error);
        return;
      }
    }
  };
  const where = failed?.code === 'secret-list-invalid' ? failed.params : null;
  return (
    <ScrollPane label={t('protection.tab.lists')}>
      <div className="col gap-6 pad">
        {value.lists.every((list) => list.sample || !list.inForce) ? (
          <Note tone="caution" title={t('protection.onlySamples')}>
            {t('protection.onlySamplesWhat')}
          </Note>
        ) : null}
        {mayCall(roles, 'protection.loadLists') ? (
          <div className="row">
            <Button icon="folder" onPress={() => void load()}>
              {t('protection.loadList')}
            </Button>
          </div>
        ) : null}
        {failed ? <Failure error={failed} /> : null}
        {where ? (
          <Note tone="danger">
            {t('protection.loadFault', { at: String(where['at'] ?? ''), rule: String(where['rule'] ?? '') })}
          </Note>
        ) : null}
        <ul className="protectionRows panel">
          {value.lists.map((list) => (
            <li key={list.id}>
              <span className="grow">
                {list.sample ? <b className="caution">{t('protection.item.sample')} </b> : null}
                <b className="md">{list.code}</b> {list.title}
                <span className="m cap protectionUnder">
                  {list.issuer} · {t('word.fromDate', { date: format.date(list.effectiveFrom) })}
                  {list.effectiveTo === null
                    ? ''
                    : ` · ${t('protection.listTo', { date: format.date(list.effectiveTo) })}`}
                  {list.sha256 === null
                    ? ''
                    : ` · ${t('common.checksum', { hash: `${list.sha256.slice(0, 16)}…` })}`}
                  {list.sample
                    ? ''
                    : ` · ${list.signedBy === '' ? t('protection.listUnsigned') : t('protection.listSigned', { name: list.signedBy })}`}
                </span>
              </span>
              <span className="m">{t('protection.items', { count: list.items })}</span>
              <span className={list.inForce ? 'done' : 'm'}>
                {t(list.inForce ? 'protection.inForce' : 'protection.notInForce')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </ScrollPane>
  );
}
