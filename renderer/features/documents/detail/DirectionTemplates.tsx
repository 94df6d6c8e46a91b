import { useState } from 'react';
import { useAppearance } from '../../../data/appearance.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Menu, type MenuAct } from '../../../components/Menu.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { PrimaryKey } from '../../../focus/PrimaryKey.tsx';
import { templatesFrom } from './directionTemplates.ts';

export interface DirectionTemplatesProps {
  /** what is being written now; it can be kept as a template */
  text: string;
  onInsert: (template: string) => void;
}

/** Ctrl ; offers the sentences that a leader writes again and again. They are the person's own, in their settings. */
export function DirectionTemplates({ text, onInsert }: DirectionTemplatesProps) {
  const t = useT();
  const own = useAppearance((state) => state.settings.directions);
  const change = useAppearance((state) => state.change);
  const [open, setOpen] = useState<'key' | 'button' | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const templates = own.length > 0 ? own : templatesFrom(t('documents.templates.usual'));
  const written = templatesFrom(text.replaceAll('\n', ' '))[0] ?? '';
  const keep = (list: readonly string[]): void => change({ directions: [...list] });
  const save = (): void => {
    keep(templatesFrom(editing ?? ''));
    setEditing(null);
  };
  useShortcuts('detail', { 'detail.template': () => setOpen('key') }, { enabled: editing === null });
  const acts: readonly MenuAct[] = [
    ...templates.map((template, index) => ({
      id: `template-${index}`,
      text: template,
      onAct: () => onInsert(template),
    })),
    {
      id: 'keep',
      icon: 'plus',
      text: t('documents.templates.keep'),
      disabled: written === '' || templates.includes(written),
      onAct: () => keep(templatesFrom([...templates, written].join('\n'))),
    },
    {
      id: 'edit',
      icon: 'pen',
      text: t('documents.templates.edit'),
      onAct: () => setEditing(templates.join('\n')),
    },
  ];
  return (
    <>
      <Menu
        label={t('documents.templates')}
        acts={acts}
        open={open !== null}
        onOpenChange={(opened) => setOpen(opened ? 'button' : null)}
        firstFocused={open === 'key'}
      >
        <Button size="small" icon="list" shortcut="detail.template">
          {t('documents.templates')}
        </Button>
      </Menu>
      <Dialog
        undoable
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={t('documents.templates.editTitle')}
        width="wide"
        actions={
          <>
            <Button kind="primary" shortcut="detail.primary" onPress={save}>
              {t('common.save')}
            </Button>
            <Button onPress={() => setEditing(null)} hint="Esc">
              {t('common.cancel')}
            </Button>
          </>
        }
      >
        <PrimaryKey onPress={save} />
        <TextArea
          label={t('documents.templates.list')}
          hint={t('documents.templates.listHint')}
          value={editing ?? ''}
          onChange={setEditing}
          rows={8}
          maxLength={9000}
          autoFocus
        />
      </Dialog>
    </>
  );
}
