import './virtual.css';
import { useT } from '../i18n/I18n.tsx';

/** The digits typed in a list so far, above its lower edge. */
export function TypedNumber({ typed }: { typed: string }) {
  const t = useT();
  if (typed === '') return null;
  return (
    <div className="typedNumber" role="status">
      {t('common.toNumber', { number: typed })}
    </div>
  );
}
