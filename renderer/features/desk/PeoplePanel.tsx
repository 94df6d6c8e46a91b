import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { officeNowMs } from '../../data/clock.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

const SOON_MS = 60 * 24 * 3_600_000;

/** The accounts at a glance: who works here, who still waits for the office's key, whose certificate ends soon. */
export function PeoplePanel() {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const nowMs = officeNowMs();
  const { value, error } = useAsk('people.list', {});
  const active = (value?.people ?? []).filter(({ state }) => state === 'active');
  const keyless = active.filter(({ waitsForOfficeKey }) => waitsForOfficeKey);
  const ending = active.filter(
    ({ certificateUntilMs }) => certificateUntilMs !== null && certificateUntilMs < nowMs + SOON_MS,
  );
  const figures = [
    ['active', active.length, ''],
    ['keyless', keyless.length, ''],
    ['ending', ending.length, ending.length > 0 ? 'danger' : ''],
  ] as const;
  return (
    <Panel
      title={t('desk.people')}
      end={<LinkButton onPress={() => go('people')}>{t('common.open')}</LinkButton>}
    >
      {error ? <Failure error={error} /> : null}
      {value ? (
        <dl className="deskTrio">
          {figures.map(([name, count, tone]) => (
            <div key={name}>
              <dd className={tone}>{format.number(count)}</dd>
              <dt>{t(`desk.people.${name}`)}</dt>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  );
}
