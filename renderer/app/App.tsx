import { useEffect } from 'react';
import { ToastRegion } from '../components/ToastRegion.tsx';
import { IconSprite } from '../design/Icon.tsx';
import { installAriaStrings } from '../i18n/ariaStrings.ts';
import { I18nProvider } from '../i18n/I18n.tsx';
import { KeyProvider } from '../keys/KeyProvider.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { GateScreen } from './GateScreen.tsx';
import { HelpSheet } from './help/HelpSheet.tsx';
import { hasBridge } from './bridge.ts';
import { useSession, watchVault } from './session.ts';
import { Shell } from './Shell.tsx';
import { useTheme } from './useTheme.ts';
import { useWindowTitle } from './useWindowTitle.ts';

installAriaStrings();

export function App() {
  return (
    <I18nProvider>
      <KeyProvider>
        <IconSprite />
        <Root />
      </KeyProvider>
    </I18nProvider>
  );
}

function Root() {
  const phase = useSession((state) => state.phase);
  const gate = useSession((state) => state.gate);
  useTheme();
  useWindowTitle();
  useEffect(() => {
    void useSession.getState().boot();
    return hasBridge() ? watchVault() : undefined;
  }, []);
  return (
    <ErrorBoundary>
      {phase === 'open' ? <Shell /> : <GateScreen phase={phase} gate={gate} />}
      <ToastRegion />
      <HelpSheet />
    </ErrorBoundary>
  );
}
