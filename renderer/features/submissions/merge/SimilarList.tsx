import './similar.css';
import type { ReactNode } from 'react';
import type { SimilarCase } from '../../../../shared/ipc/contract/submissions.ts';
import { useRouter } from '../../../data/router.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** From so much on, two cases are said to be alike rather than related. */
const VERY_ALIKE = 70;

export interface SimilarListProps {
  similar: readonly SimilarCase[];
  /** Buttons under a line. */
  actions?: (other: SimilarCase) => ReactNode;
}

/** Cases that may be about the same matter, each with what the likeness rests on. */
export function SimilarList({ similar, actions }: SimilarListProps) {
  const t = useT();
  const go = useRouter((state) => state.go);
  return (
    <ul className="similarList">
      {similar.map((other) => (
        <li key={other.id}>
          <span className={other.percent >= VERY_ALIKE ? 'b caution' : 'b m'}>
            {other.exact ? t('submissions.same') : t('submissions.percent', { percent: other.percent })}
          </span>
          <div className="grow">
            <LinkButton onPress={() => go('submissions', { id: other.id })}>{other.receiptCode}</LinkButton>
            <div className="s two" title={other.title}>
              {other.title}
            </div>
            <div className="m cap">{t('submissions.shared', { words: other.shared.join(', ') })}</div>
            {actions ? <div className="row wrap mt4">{actions(other)}</div> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
