import '../../renderer/design/index.css';
import { createRoot } from 'react-dom/client';
import { IconSprite } from '../../renderer/design/Icon.tsx';
import { installAriaStrings } from '../../renderer/i18n/ariaStrings.ts';
import { I18nProvider } from '../../renderer/i18n/I18n.tsx';
import { KeyProvider } from '../../renderer/keys/KeyProvider.tsx';
import { settleTyped } from '../../renderer/focus/settle.ts';
import { Gallery } from './Gallery.tsx';

installAriaStrings();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <I18nProvider>
      <KeyProvider maySend={settleTyped}>
        <IconSprite />
        <Gallery />
      </KeyProvider>
    </I18nProvider>,
  );
