import { useState } from 'react';
import { withTemplate } from '../../../../shared/domain/text/templates.ts';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { type Case } from '../stores.ts';

export interface TemplateMenuProps {
  detail: Pick<Case, 'id'>;
  use: 'answer' | 'progress';
  /** what stands in the field, and what the form began with */
  text: string;
  opening?: string;
  onInsert: (text: string) => void;
}

/** Ctrl ; puts in a text of the pack, filled for this case, after what is typed already. */
export function TemplateMenu({ detail, use, text, opening = '', onInsert }: TemplateMenuProps) {
  const t = useT();
  const { value } = useAsk('submissions.templates', { id: detail.id, use });
  const [open, setOpen] = useState<'key' | 'button' | null>(null);
  useShortcuts('submission', { 'submission.template': () => setOpen('key') });
  const templates = value?.templates ?? [];
  const untyped = [opening, ...templates.map((template) => template.text)];
  return (
    <Menu
      label={t('submissions.templates')}
      open={open !== null}
      onOpenChange={(opened) => setOpen(opened ? 'button' : null)}
      firstFocused={open === 'key'}
      acts={templates.map((template) => ({
        id: template.id,
        text: template.name,
        onAct: () => onInsert(withTemplate(text, template.text, untyped)),
      }))}
    >
      <Button size="small" icon="list" shortcut="submission.template">
        {t('submissions.templates')}
      </Button>
    </Menu>
  );
}
