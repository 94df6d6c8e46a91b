import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { ariaKeys, useShortcuts } from '../keys/KeyProvider.tsx';

/**
 * Shows what is being typed into a hidden field, or hides it again: by the mouse, or by a key while the field has the
 * focus. Tab goes past it, from the field to what comes next.
 */
export function ShowTyped({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  const turn = (): boolean => {
    if (button.current?.closest('.field')?.contains(document.activeElement) !== true) return false;
    onChange(!shown);
    return true;
  };
  useShortcuts('form', { 'form.showTyped': turn });
  return (
    <AriaButton
      ref={button}
      className="iconButton"
      excludeFromTabOrder
      aria-label={t(shown ? 'common.hidePassphrase' : 'common.showPassphrase')}
      aria-keyshortcuts={ariaKeys('form.showTyped')}
      onPress={() => onChange(!shown)}
    >
      <Icon name={shown ? 'eye-off' : 'eye'} />
    </AriaButton>
  );
}
