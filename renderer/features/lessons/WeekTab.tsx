import '../../parts/help/help.css';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { weeksOf } from '../../data/helpTopics.ts';
import { useHelpTexts } from '../../parts/help/useHelpTexts.ts';
import { Week } from '../../parts/help/Week.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Tuần đầu: the lists of the help for the posts of this person; a tick here is a tick there. */
export function WeekTab({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  const texts = useHelpTexts();
  return (
    <ScrollPane label={t('lessons.tab.week')}>
      <div className="lessons">
        {texts === null ? <LoadingRows /> : null}
        {texts === null
          ? null
          : weeksOf(roles).map((id, index) => (
              <section key={id} className="lesson" aria-label={texts[id].title}>
                <h2 className="sec">{texts[id].title}</h2>
                <p className="s">{texts[id].what}</p>
                <Week id={id} text={texts[id]} takesKeys={index === 0} />
              </section>
            ))}
      </div>
    </ScrollPane>
  );
}
