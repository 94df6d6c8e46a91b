import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { TellReceived } from '../telling/TellReceived.tsx';
import { useRouter } from '../../../data/router.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { caseState } from '../words.ts';
import { Panel } from '../../../parts/frame/Panel.tsx';

/** The master of a merged case, or the receipts that were merged into this one. */
export function Duplicates({ detail }: { detail: Case }) {
  const t = useT();
  const { master, duplicates } = detail;
  const lines = master === null ? duplicates : [master];
  if (lines.length === 0) return null;
  const title = t(master === null ? 'submissions.duplicates' : 'submissions.master');
  return (
    <Panel title={title} end={master === null ? <span className="m cap">{lines.length}</span> : null}>
      <ul className="clockList">
        {lines.map((one) => (
          <LinkedLine key={one.id} one={one} />
        ))}
      </ul>
      {master === null ? (
        <TellThem detail={detail} />
      ) : (
        <p className="pad m cap">{t('submissions.masterWhat')}</p>
      )}
    </Panel>
  );
}

/** That the words came is told to all who do not know it yet, as the answer is. */
function TellThem({ detail }: { detail: Case }) {
  const { roles } = useOpenSession();
  if (detail.unacknowledged.length < 2 || !mayCall(roles, 'submissions.acknowledge')) return null;
  return (
    <div className="pad row wrap">
      <TellReceived waiting={detail.unacknowledged} />
    </div>
  );
}

function LinkedLine({ one }: { one: Case['duplicates'][number] }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const shown = caseState(t, one);
  return (
    <li>
      <div className="row">
        <LinkButton onPress={() => go('submissions', { id: one.id })}>{one.receiptCode}</LinkButton>
        <span className="end" />
        <StateMark meaning={shown.meaning}>{shown.words}</StateMark>
      </div>
      <div className="s two" title={one.title}>
        {one.title}
      </div>
      <div className="m cap">
        {t('submissions.duplicateOf', {
          source: t(`submissions.source.${one.source}`),
          date: format.date(one.receivedOn),
        })}
      </div>
    </li>
  );
}
