import { useState } from 'react';
import { mayCall } from '../../../data/mayCall.ts';
import { useRouter } from '../../../data/router.ts';
import { hitRoute } from '../../../parts/navigation/searchHits.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import type { Case } from '../stores.ts';
import { LinkDialog } from './LinkDialog.tsx';

/** Other cases and documents of the same matter. Of a document that this person may not know nothing is shown. */
export function Links({ detail }: { detail: Case }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [adding, setAdding] = useState(false);
  const act = useAct({ reread: 'submissions.get' });
  const may = mayCall(roles, 'submissions.link');
  if (!may && detail.links.length === 0) return null;
  return (
    <section className="panel" aria-label={t('caseLife.links')}>
      <header>
        <h2>{t('caseLife.links')}</h2>
        <span className="end" />
        {may ? (
          <Button size="small" kind="quiet" icon="plus" onPress={() => setAdding(true)}>
            {t('caseLife.addLink')}
          </Button>
        ) : null}
      </header>
      {detail.links.length === 0 ? <p className="pad m cap">{t('caseLife.noLinks')}</p> : null}
      <ul className="clockList">
        {detail.links.map((link) => (
          <LinkLine
            key={`${String(link.own)}${String(link.position)}${link.target?.id ?? ''}`}
            link={link}
            onUndo={
              may && link.own && link.target !== null
                ? () =>
                    void act.call(
                      'submissions.unlink',
                      {
                        id: detail.id,
                        revision: detail.revision,
                        position: link.position,
                      },
                      t('caseLife.unlinkDone'),
                    )
                : null
            }
          />
        ))}
      </ul>
      {adding ? <LinkDialog detail={detail} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function LinkLine({ link, onUndo }: { link: Case['links'][number]; onUndo: (() => void) | null }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { kind, target, note } = link;
  if (target === null) return <li className="m cap">{t('caseLife.hidden')}</li>;
  return (
    <li>
      <div className="row">
        <LinkButton onPress={() => go(...hitRoute({ ...target, subjectKind: kind }))}>
          {target.code === '' ? t(`caseLife.kind.${kind}`) : target.code}
        </LinkButton>
        <span className="end" />
        {onUndo ? (
          <Button size="small" kind="quiet" icon="close" onPress={onUndo}>
            {t('caseLife.unlink')}
          </Button>
        ) : null}
      </div>
      {target.title === null ? null : (
        <div className="s two" title={target.title}>
          {target.title}
        </div>
      )}
      {note === '' ? null : <div className="m cap">{note}</div>}
    </li>
  );
}
