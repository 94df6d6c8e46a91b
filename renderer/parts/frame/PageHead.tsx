import './frame.css';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/IconButton.tsx';
import { useT } from '../../i18n/I18n.tsx';

export interface PageHeadProps {
  title: string;
  /** Beside the title: book, date, counts. Goes first where room is short (give it `wide-only`). */
  children?: ReactNode;
  /** At most two buttons; the one primary button stands last. */
  actions?: ReactNode;
  onBack?: () => void;
}

export function PageHead({ title, children, actions, onBack }: PageHeadProps) {
  const t = useT();
  return (
    <header className="pageHead" data-keys="head">
      {onBack ? <IconButton icon="chevron-left" label={t('common.back')} onPress={onBack} /> : null}
      <h1>{title}</h1>
      {children}
      <span className="end" />
      {actions}
    </header>
  );
}

/** The line under the head: filter field, chips, order. */
export function FilterBar({ keys, children }: FilterBarProps) {
  return (
    <div className="filterBar" {...(keys === undefined ? {} : { 'data-keys': keys })}>
      {children}
    </div>
  );
}

interface FilterBarProps {
  /** The single-letter shortcuts of the page act from its buttons too, as the key of a search field in it must. */
  keys?: string;
  children: ReactNode;
}

/** The bar at the foot of a form or a detail: the primary button stands left. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="actionBar">{children}</div>;
}
