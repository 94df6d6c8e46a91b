import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';

/** The page of this window broke down and a fresh one stands in its place: it opens at the desk, and says why. */
export function AfterCrash() {
  const t = useT();
  const [told, setTold] = useState(window.location.hash !== '#crashed');
  if (told) return null;
  return (
    <div className="frameBand" role="alert">
      <Icon name="warning" size={14} tone="caution" />
      <span className="grow">{t('shell.crashed')}</span>
      <Button size="small" onPress={() => setTold(true)}>
        {t('common.ok')}
      </Button>
    </div>
  );
}
