import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, type MenuAct } from '../../components/Menu.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

export interface MoreActsProps {
  acts: readonly MenuAct[];
  /** what the button says; three dots where it says nothing */
  word?: string;
  /** what is said of the three dots; "Thêm việc" where nothing says it better */
  label?: string;
}

/** What else can be done with the record that is open: a button at the end of its bar, and a key. */
export function MoreActs({ acts, word, label }: MoreActsProps) {
  const t = useT();
  const said = word ?? label ?? t('common.more');
  const [open, setOpen] = useState<'key' | 'button' | null>(null);
  useShortcuts('detail', { 'detail.more': () => setOpen('key') }, { enabled: acts.length > 0 });
  if (acts.length === 0) return null;
  return (
    <Menu
      label={said}
      acts={acts}
      open={open !== null}
      onOpenChange={(opened) => setOpen(opened ? 'button' : null)}
      firstFocused={open === 'key'}
    >
      {word === undefined ? (
        <IconButton icon="more" label={said} shortcut="detail.more" />
      ) : (
        <Button icon="list" shortcut="detail.more">
          {word}
        </Button>
      )}
    </Menu>
  );
}
