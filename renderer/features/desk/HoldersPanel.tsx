import { Button as AriaButton } from 'react-aria-components/Button';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useRouter } from '../../data/router.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

type Holder = Output<'desk.summary'>['holders'][number];

/** Who holds how much, as bars from zero; late is hatched and said in words. A bar opens that person's documents. */
export function HoldersPanel({ holders }: { holders: readonly Holder[] }) {
  const t = useT();
  const most = Math.max(1, ...holders.map(({ open }) => open));
  return (
    <Panel title={t('desk.holders')}>
      {holders.length === 0 ? <p className="pad m">{t('desk.holders.none')}</p> : null}
      <ul className="holders">
        {holders.map((holder) => (
          <HolderLine key={holder.id} holder={holder} most={most} />
        ))}
      </ul>
    </Panel>
  );
}

function HolderLine({ holder, most }: { holder: Holder; most: number }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { id, name, open, late } = holder;
  const share = (n: number) => ({ width: `${(100 * n) / most}%` });
  return (
    <li>
      <AriaButton className="holder" onPress={() => go('incoming', { params: { person: id } })}>
        <span className="cut">{name}</span>
        <span className="holderBar" aria-hidden="true">
          <i style={share(open - late)} />
          {late > 0 ? <i data-late style={share(late)} /> : null}
        </span>
        <span className="md right">
          {format.number(open)} <span className="heard">{t('desk.holders.unit')}</span>
        </span>
        <span className={late > 0 ? 'cap danger' : 'cap m'}>
          {late > 0 ? t('desk.holders.lateOf', { count: late }) : ''}
        </span>
      </AriaButton>
    </li>
  );
}
