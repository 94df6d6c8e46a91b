import { useState } from 'react';
import { useQuery } from '../../../app/query.ts';
import { Button } from '../../../components/Button.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { useTemplates, type Case } from '../stores.ts';

export interface TemplateMenuProps {
  detail: Pick<Case, 'id'>;
  use: 'answer' | 'progress';
  onInsert: (text: string) => void;
}

/** Ctrl ; puts in a text of the pack, filled for this case. */
export function TemplateMenu({ detail, use, onInsert }: TemplateMenuProps) {
  const t = useT();
  const { value } = useQuery(useTemplates, { id: detail.id, use });
  const [open, setOpen] = useState<'key' | 'button' | null>(null);
  useShortcuts('submission', { 'submission.template': () => setOpen('key') });
  return (
    <Menu
      label={t('submissions.templates')}
      open={open !== null}
      onOpenChange={(opened) => setOpen(opened ? 'button' : null)}
      firstFocused={open === 'key'}
      acts={(value?.templates ?? []).map(({ id, name, text }) => ({
        id,
        text: name,
        onAct: () => onInsert(text),
      }))}
    >
      <Button size="small" icon="list" shortcut="submission.template">
        {t('submissions.templates')}
      </Button>
    </Menu>
  );
}
