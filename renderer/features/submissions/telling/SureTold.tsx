import type { Output } from '../../../../shared/ipc/contract.ts';
import { APART, WAYS } from '../../../../shared/domain/submission/reach.ts';
import { SureDialog } from '../../../forms/SureDialog.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** Somebody who waits for word: by which code, and by which way it comes to them. */
export interface Waiting {
  readonly id: string;
  readonly receiptCode: string;
  readonly reach: Output<'submissions.get'>['waiting'][number]['reach'];
}

interface SureToldProps {
  title: string;
  what: string;
  yes: string;
  no: string;
  told: readonly Waiting[];
  /** those who can't be told together with the others */
  left: readonly Waiting[];
  onYes: () => void;
  onClose: () => void;
}

/** That people were told is written down: by which way, whose cases, and who is left out and what is to be done for them. */
export function SureTold({ title, what, yes, no, told, left, onYes, onClose }: SureToldProps) {
  const t = useT();
  const ways = WAYS.map((way) => ({ way, some: told.filter(({ reach }) => reach.way === way) })).filter(
    ({ some }) => some.length > 0,
  );
  const aparts = APART.map((apart) => ({
    apart,
    some: left.filter(({ reach }) => reach.apart === apart),
  })).filter(({ some }) => some.length > 0);
  const counted = ways.map(({ way, some }) => t(`submissions.wayCount.${way}`, { count: some.length }));
  return (
    <SureDialog title={title} yes={yes} no={no} onYes={onYes} onClose={onClose}>
      <p className="md">{t('submissions.wayCounts', { count: told.length, ways: counted.join(', ') })}</p>
      <p className="s">{what}</p>
      <ul className="lineList">
        {ways.map(({ way, some }) => (
          <Line key={way} name={t(`submissions.way.${way}`)} some={some} />
        ))}
        {aparts.map(({ apart, some }) => (
          <Line key={apart} name={t(`submissions.apart.${apart}`)} some={some} />
        ))}
      </ul>
    </SureDialog>
  );
}

/** So many codes are read; of more only how many. */
const MOST_CODES = 12;

function Line({ name, some }: { name: string; some: readonly Waiting[] }) {
  const t = useT();
  const codes = some.slice(0, MOST_CODES).map(({ receiptCode }) => receiptCode);
  const more = some.length - codes.length;
  return (
    <li>
      <span className="grow">
        <span className="md">{name}</span>{' '}
        <span className="m">
          {codes.join(', ')}
          {more > 0 ? t('submissions.toldMore', { count: more }) : ''}
        </span>
      </span>
      <span className="md">{some.length}</span>
    </li>
  );
}
