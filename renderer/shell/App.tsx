import { useEffect, useState, type ComponentType } from 'react';
import { ToastRegion } from '../components/ToastRegion.tsx';
import { IconSprite } from '../design/Icon.tsx';
import { installAriaStrings } from '../i18n/ariaStrings.ts';
import { I18nProvider } from '../i18n/I18n.tsx';
import { KeyProvider } from '../keys/KeyProvider.tsx';
import { settleTyped } from '../focus/settle.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { GateScreen } from './GateScreen.tsx';
import { HelpSheet } from '../parts/help/HelpSheet.tsx';
import { hasBridge } from '../data/bridge.ts';
import { drawn } from '../data/drawn.ts';
import { useSession, watchVault } from '../data/session.ts';
import { useFieldInView } from '../focus/useFieldInView.ts';
import { useTheme } from './useTheme.ts';
import { useWindowTitle } from './useWindowTitle.ts';

installAriaStrings();

export function App() {
  return (
    <I18nProvider>
      <KeyProvider maySend={settleTyped}>
        <IconSprite />
        <Root />
      </KeyProvider>
    </I18nProvider>
  );
}

/** The frame of the open vault is read when the door stands: no door waits for it, and no one unlocks faster. */
function useShell(): ComponentType | null {
  const [shell, setShell] = useState<ComponentType | null>(null);
  useEffect(() => {
    void drawn().then(async () => {
      const { Shell } = await import('./Shell.tsx');
      setShell(() => Shell);
    });
  }, []);
  return shell;
}

function Root() {
  const Shell = useShell();
  const phase = useSession((state) => state.phase);
  const gate = useSession((state) => state.gate);
  useTheme();
  useWindowTitle();
  useFieldInView();
  useEffect(() => {
    return hasBridge() ? watchVault() : undefined;
  }, []);
  return (
    <ErrorBoundary>
      {phase === 'open' && Shell ? <Shell /> : <GateScreen phase={phase} gate={gate} />}
      <ToastRegion />
      <HelpSheet />
    </ErrorBoundary>
  );
}
