import { useRouter } from '../../data/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Initiative } from './rows.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Council = NonNullable<Initiative['council']>;

/** Members of the council: who declared what, who has given scores; the scores themselves once it is open. */
export function CouncilTable({ detail, council }: { detail: Initiative; council: Council }) {
  const { t, format } = useWords();
  const given = council.members.filter(({ scored }) => scored).length;
  return (
    <section className="panel" aria-label={t('initiatives.council')}>
      <header>
        <h2>{t('initiatives.council')}</h2>
        <span className="m cap cut">
          {[council.code, format.date(council.decidedOn)].filter((part) => part !== '').join(', ')}
        </span>
        <span className="end" />
        <span className="m cap nowrap">
          {t('initiatives.given', { given, members: council.members.length, needed: council.needed })}
        </span>
      </header>
      <table className="initiativeTable">
        <HeadRow
          titles={[
            t('initiatives.member'),
            t('initiatives.role'),
            t('initiatives.conflict'),
            t('initiatives.scores'),
            t('initiatives.vote'),
          ]}
        />
        <tbody>
          {council.members.map((member) => (
            <tr key={member.person.id}>
              <th scope="row">
                <span className="nowrap">{member.person.fullName}</span>
                <div className="m cap">{member.person.position}</div>
              </th>
              <td className="nowrap">{t(`initiatives.role.${member.role}`)}</td>
              <td>
                {t(
                  `initiatives.declared.${member.conflict === null ? 'none' : member.conflict ? 'yes' : 'no'}`,
                )}
                {member.conflictNote === '' ? null : <div className="m cap">{member.conflictNote}</div>}
              </td>
              <td>
                {member.total === null
                  ? t(
                      member.scored
                        ? 'initiatives.sealed'
                        : member.conflict
                          ? 'initiatives.noScore'
                          : 'initiatives.notGiven',
                    )
                  : format.number(member.total)}
                {member.remark ? <div className="m cap">{member.remark}</div> : null}
              </td>
              <td className="nowrap">{member.vote === null ? '' : t(`initiatives.vote.${member.vote}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {detail.votes ? (
        <p className="initiativeSum">
          {t('initiatives.sum', {
            score: detail.score === null ? '–' : format.number(detail.score),
            adopt: detail.votes.adopt,
            pilot: detail.votes.pilot,
            reject: detail.votes.reject,
          })}
        </p>
      ) : null}
    </section>
  );
}

/** The criteria with their weights, each with its rule; means once the council is open. */
export function CriteriaTable({ detail }: { detail: Initiative }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  return (
    <section className="panel" aria-label={t('initiatives.criteria')}>
      <header>
        <h2>{t('initiatives.criteria')}</h2>
        <span className="end" />
        {detail.suggestion ? (
          <span className="m cap cut">
            {t('initiatives.suggested', { vote: t(`initiatives.vote.${detail.suggestion.vote}`) })}{' '}
            <LinkButton onPress={() => go('grounds', { id: detail.suggestion?.rule ?? '' })}>
              {t('refusal.rule', { rule: detail.suggestion.rule })}
            </LinkButton>
          </span>
        ) : null}
      </header>
      <table className="initiativeTable">
        <HeadRow
          titles={[
            t('initiatives.criterion'),
            t('initiatives.weight'),
            t('initiatives.mean'),
            t('common.ground'),
          ]}
        />
        <tbody>
          {detail.criteria.map((criterion) => (
            <tr key={criterion.code}>
              <th scope="row">
                {criterion.name}
                <div className="m cap">{criterion.hint}</div>
              </th>
              <td>{t('figures.percent', { value: criterion.weight })}</td>
              <td>
                {criterion.mean === null
                  ? '–'
                  : t('initiatives.outOf', { mean: format.number(criterion.mean), most: criterion.most })}
              </td>
              <td>
                <LinkButton onPress={() => go('grounds', { id: criterion.rule })}>
                  {criterion.rule}
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
