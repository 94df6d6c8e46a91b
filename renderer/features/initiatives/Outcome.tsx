import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Initiative } from './rows.ts';

/** Minutes, decisions, what came of it, reward: each as it was recorded. */
export function Outcome({ detail }: { detail: Initiative }) {
  const { t, format } = useWords();
  const { minutes, decisions, follows, reward } = detail;
  const reasonName = (code: string | null): string =>
    detail.rejections.find((reason) => reason.code === code)?.name ?? code ?? '';
  const line = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' · ');
  return (
    <>
      {minutes ? (
        <Note
          title={line([t('initiatives.minutes'), minutes.code, format.date(minutes.metOn), minutes.place])}
        >
          <span className="preline">{[minutes.opinions, minutes.conclusion].filter(Boolean).join('\n')}</span>
        </Note>
      ) : null}
      {decisions.map((decision) => (
        <Note
          key={`${decision.outcome} ${decision.atMs}`}
          tone={decision.outcome === 'reject' ? 'plain' : 'done'}
          title={line([
            t(`initiatives.decided.${decision.outcome}`),
            decision.code,
            format.date(decision.decidedOn),
            decision.by.fullName,
          ])}
        >
          {line([
            decision.unit,
            decision.pilotUntil === null
              ? null
              : t('initiatives.pilotUntil', {
                  until: format.date(decision.pilotUntil),
                  followUp: format.date(decision.followUpOn ?? decision.pilotUntil),
                }),
            decision.reasonCode === null ? null : reasonName(decision.reasonCode),
            decision.note,
          ])}
        </Note>
      ))}
      {follows.map((follow) => (
        <Note
          key={`${follow.unit} ${follow.atMs}`}
          title={line([t('initiatives.followed'), follow.unit, format.date(follow.on)])}
        >
          {follow.result}
        </Note>
      ))}
      {reward ? <Note title={line([t('initiatives.reward'), reward.code])}>{reward.note}</Note> : null}
    </>
  );
}
