import { StateMark } from '../../components/StateMark.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
import { FINDING_MEANING, findingSentence, stateWords } from '../../parts/health/findingWords.ts';

/** Said above already, each by a note with its own way out. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['loss.left', 'drill.of-backup']);

/** What of the station is not well, worst first, on the desk of whoever keeps it; nothing while all is well. */
export function HealthLines() {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('health.glance', mayCall(roles, 'health.glance') ? {} : null);
  const lines = (value?.findings ?? []).filter(({ part, tells }) => !SAID_ELSEWHERE.has(`${part}.${tells}`));
  if (lines.length === 0) return null;
  const toBackup = (part: string): void =>
    go('backup', part === 'numbers' ? { params: { at: 'numbers' } } : {});
  return (
    <Panel
      title={t('desk.health.title')}
      end={<LinkButton onPress={() => go('backup')}>{t('word.toTheBackupPage')}</LinkButton>}
    >
      <ul className="lineList">
        {lines.map((finding) => (
          <li key={finding.part}>
            <span className="healthPart md">{t(`health.part.${finding.part}`)}</span>
            <StateMark meaning={FINDING_MEANING[finding.state]}>{stateWords(t, finding)}</StateMark>
            <span className="grow s">{findingSentence(t, format, finding)}</span>
            <LinkButton onPress={() => (finding.part === 'clock' ? go('settings') : toBackup(finding.part))}>
              {t('desk.health.go')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
