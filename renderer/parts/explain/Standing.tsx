import type { Output } from '../../../shared/ipc/contract.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { Fact } from '../frame/Fact.tsx';

type Value = Output<'access.explainPerson'>['standing'];

/** Posts, unit, delegations, inspection: who a person is to the vault. */
export function Standing({ standing }: { standing: Value }) {
  const { t, format } = useWords();
  const { roles, unit, delegations, visit, exception, certificateUntilMs } = standing;
  return (
    <dl className="explainFacts">
      <Fact label={t('people.roles')}>
        {standing.state === 'left' ? `${t('explain.left')} · ` : ''}
        {roles.map((role) => t(`role.${role}`)).join(', ')}
        {exception === null ? null : (
          <span className="m">
            {' · '}
            {t('explain.exception', { document: exception.document, until: format.date(exception.until) })}
          </span>
        )}
      </Fact>
      <Fact label={t('word.unit')}>
        {unit ?? t('explain.noUnit')} <span className="m">· {t('explain.unitNote')}</span>
      </Fact>
      <Fact label={t('people.keys')}>
        {certificateUntilMs === null
          ? t('people.noCertificate')
          : t('word.untilDate', { date: format.date(format.dayOf(certificateUntilMs)) })}
      </Fact>
      <Fact label={t('explain.delegations')}>
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
      </Fact>
      {visit === null ? null : (
        <Fact label={t('word.inspection')}>
          {t(visit.open ? 'explain.visitOpen' : 'explain.visitOver', {
            ground: visit.ground,
            level: t(`level.${visit.clearance}`),
            until: format.dateTime(visit.untilMs),
          })}
        </Fact>
      )}
    </dl>
  );
}
