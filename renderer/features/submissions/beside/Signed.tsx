import { useAsk } from '../../../data/ask.ts';
import { useRouter } from '../../../data/router.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';

/** Under the answer: who signed it, as the signatures verify now, and the number under which it left. */
export function Signed({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { value } = useAsk('submissions.signatures', { id: detail.id });
  if (detail.signed === null) return null;
  const { issued } = detail;
  return (
    <ul className="deliveredList m cap" aria-label={t('submissions.step.sign-answer')}>
      {(value?.signatures ?? []).map((one) => (
        <li key={one.role}>
          {t(`caseLife.role.${one.role}`)}:{' '}
          {t('caseLife.signedBy', { name: one.name, when: format.dateTime(one.signedMs) })} ·{' '}
          <span className={one.verdict === 'good' ? 'done' : 'caution'}>
            {t(`caseLife.verdict.${one.verdict}`)}
          </span>
        </li>
      ))}
      {issued === null ? null : (
        <li>
          <LinkButton onPress={() => go('outgoing', { id: issued.documentId })}>
            {t('caseLife.issuedAs', { code: issued.code, date: format.date(issued.on) })}
          </LinkButton>
        </li>
      )}
    </ul>
  );
}
