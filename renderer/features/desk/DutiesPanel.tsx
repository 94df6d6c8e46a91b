import { LinkButton } from '../../components/LinkButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useT } from '../../i18n/I18n.tsx';
import { DutyLine } from '../../parts/stationDuties/DutyLine.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** Regular duties that are due, or the next one; the page has them all. */
export function DutiesPanel() {
  const t = useT();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('duties.list', mayCall(roles, 'duties.list') ? {} : null);
  const all = value?.duties ?? [];
  const due = all.filter(({ state }) => state === 'due');
  const shown = due.length > 0 ? due : all.slice(0, 1);
  if (shown.length === 0) return null;
  return (
    <Panel
      title={t('duties.title')}
      end={<LinkButton onPress={() => go('stationDuties')}>{t('duties.all')}</LinkButton>}
    >
      <ul className="lineList">
        {shown.map((line) => (
          <DutyLine key={line.duty} line={line} />
        ))}
      </ul>
    </Panel>
  );
}
