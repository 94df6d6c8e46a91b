import { useState } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { Menu, type MenuAct } from '../components/Menu.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';

/** What else can be done with the record that is open: the three dots at the end of its bar, and a key. */
export function MoreActs({ acts }: { acts: readonly MenuAct[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  useShortcuts('detail', { 'detail.more': () => setOpen(true) }, { enabled: acts.length > 0 });
  if (acts.length === 0) return null;
  return (
    <Menu label={t('common.more')} acts={acts} open={open} onOpenChange={setOpen}>
      <IconButton icon="more" label={t('common.more')} shortcut="detail.more" />
    </Menu>
  );
}
