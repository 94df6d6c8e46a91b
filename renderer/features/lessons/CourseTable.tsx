import type { Output } from '../../../shared/ipc/contract.ts';
import type { CourseRow, LearnerRow } from '../../../shared/ipc/contract/course.ts';
import { spentWords } from '../../parts/lessons/spent.ts';
import { StateMark } from '../../components/StateMark.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

const COLUMNS = ['office', 'posts', 'done', 'times', 'time', 'mistakes'] as const;

/** A line a learner, under the station that reported; their sum above. */
export function CourseTable({ value }: { value: Output<'course.rows'> }) {
  const t = useT();
  return (
    <section className="panel" aria-label={t('lessons.tab.course')}>
      <header>
        <h2>{t('course.sum', value.sum)}</h2>
      </header>
      <table className="courseTable">
        <HeadRow titles={[...COLUMNS.map((name) => t(`course.column.${name}`))]} />
        {value.stations.map((station) => (
          <Station key={station.stationId} station={station} />
        ))}
      </table>
    </section>
  );
}

function Station({ station }: { station: CourseRow }) {
  const { t, format } = useWords();
  const { offices, edition, madeMs, compared, words, learners } = station;
  return (
    <tbody>
      <tr className="courseStation">
        <th scope="rowgroup" colSpan={COLUMNS.length}>
          {offices.join('; ')}
          <div className="m cap">
            {t('course.from', { edition, at: format.dateTime(madeMs) })}
            {' · '}
            <StateMark meaning={compared ? 'done' : 'waiting'}>
              {compared ? t('course.compared') : t('course.notCompared', { words })}
            </StateMark>
          </div>
        </th>
      </tr>
      {learners.map((learner) => (
        <Learner
          key={`${learner.name}${learner.roles.join()}`}
          learner={learner}
          several={offices.length > 1}
        />
      ))}
    </tbody>
  );
}

function Learner({ learner, several }: { learner: LearnerRow; several: boolean }) {
  const { t, format } = useWords();
  const { name, office, roles, tasks, done, times, mistakes, seconds } = learner;
  return (
    <tr>
      <th scope="row">
        {name}
        {several ? <div className="m cap">{office}</div> : null}
      </th>
      <td>{roles.map((role) => t(`role.${role}`)).join(', ')}</td>
      <td>{t('course.doneOf', { done, tasks })}</td>
      <td>{format.number(times)}</td>
      <td>{spentWords(t, seconds)}</td>
      <td>{format.number(mistakes)}</td>
    </tr>
  );
}
