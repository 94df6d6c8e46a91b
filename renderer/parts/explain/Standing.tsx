import type { Output } from '../../../shared/ipc/contract.ts';
import { useWords } from '../../i18n/I18n.tsx';

type Value = Output<'access.explainPerson'>['standing'];

/** Posts, unit, delegations, inspection: who a person is to the vault. */
export function Standing({ standing }: { standing: Value }) {
  const { t, format } = useWords();
  const { roles, unit, delegations, visit, exception, certificateUntilMs } = standing;
  return (
    <dl className="explainFacts">
      <dt>{t('people.roles')}</dt>
      <dd>
        {standing.state === 'left' ? `${t('explain.left')} · ` : ''}
        {roles.map((role) => t(`role.${role}`)).join(', ')}
        {exception === null ? null : (
          <span className="m">
            {' · '}
            {t('explain.exception', { document: exception.document, until: format.date(exception.until) })}
          </span>
        )}
      </dd>
      <dt>{t('word.unit')}</dt>
      <dd>
        {unit ?? t('explain.noUnit')} <span className="m">· {t('explain.unitNote')}</span>
      </dd>
      <dt>{t('people.keys')}</dt>
      <dd>
        {certificateUntilMs === null
          ? t('people.noCertificate')
          : t('word.untilDate', { date: format.date(format.dayOf(certificateUntilMs)) })}
      </dd>
      <dt>{t('explain.delegations')}</dt>
      <dd>
        {delegations.length === 0 ? <span className="m">{t('explain.noDelegation')}</span> : null}
        {delegations.map((each) => (
          <div key={`${each.document}${each.from.id}`}>
            {t('explain.delegation', {
              capacity: each.capacity,
              from: each.from.fullName,
              document: each.document,
              acts: each.acts.map((act) => t(`delegations.act.${act}` as 'delegations.act.sign')).join(', '),
              level: t(`level.${each.ceiling}`),
              until: format.date(each.toOn),
            })}
          </div>
        ))}
      </dd>
      {visit === null ? null : (
        <>
          <dt>{t('word.inspection')}</dt>
          <dd>
            {t(visit.open ? 'explain.visitOpen' : 'explain.visitOver', {
              ground: visit.ground,
              level: t(`level.${visit.clearance}`),
              until: format.dateTime(visit.untilMs),
            })}
          </dd>
        </>
      )}
    </dl>
  );
}
