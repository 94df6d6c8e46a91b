import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { type Translate, useT } from '../../../i18n/I18n.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { ExplainDialog } from '../../../parts/explain/ExplainDialog.tsx';
import { Standing } from '../../../parts/explain/Standing.tsx';
import { Steps } from './Steps.tsx';

/** Beside a record, for a leader and for its holder: who sees it, who may do what with it, and why not. */
export function RecordRightsButton({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const session = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!session.roles.includes('leader') && detail.holder?.id !== session.userId) return null;
  return (
    <div className="row">
      <Button size="small" icon="search" onPress={() => setOpen(true)}>
        {t('explain.record')}
      </Button>
      {open ? <RecordRights detail={detail} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function RecordRights({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const [personId, setPerson] = useState<string | null>(null);
  const question = personId === null ? null : { documentId: detail.id, personId };
  const { value, error } = useAsk('access.explainRecord', question);
  return (
    <ExplainDialog
      title={t('explain.recordTitle', { number: `${detail.entryNumber}${detail.entrySuffix}` })}
      mark={detail.level === 'none' ? null : <LevelChip level={detail.level} />}
      {...{ personId, error, onClose }}
      onPerson={setPerson}
    >
      {value ? (
        <div className="col gap-4 explainBody" data-explained={value.standing.person.id}>
          <Standing standing={value.standing} />
          <Steps title={t('explain.line')} {...value.line} />
          <Steps
            title={t('explain.content')}
            allowed={value.content.allowed}
            steps={value.content.steps.slice(value.line.steps.length)}
            needs={{ title: t('explain.line'), allowed: value.line.allowed }}
          />
          {value.acts.length === 0 ? null : (
            <section className="col gap-2" aria-label={t('explain.acts')}>
              <h3 className="sec">{t('explain.acts')}</h3>
              <ul className="explainSteps">
                {value.acts.map(({ act, allowed, reason }) => (
                  <li key={act}>
                    <StateMark meaning={allowed ? 'done' : 'refused'}>
                      {t(`documents.act.${act}` as 'documents.act.direct')}
                    </StateMark>
                    <span className="s">{allowed ? t('explain.yes') : reasonWord(t, reason)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      ) : null}
    </ExplainDialog>
  );
}

/** As on his own screen, said of another. */
const reasonWord = (t: Translate, reason: string | null): string =>
  reason === null || reason === 'role'
    ? t('explain.actRole')
    : t(`documents.reason.${reason}` as 'documents.reason.state');
