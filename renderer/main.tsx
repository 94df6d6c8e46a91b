import './design/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { useIncident } from './parts/gate/IncidentBand.tsx';
import { watchErrors } from './shell/incidents.ts';
import { useSession } from './data/session.ts';

/** Longer than this nothing stays blank: then the page says that it is starting. */
const KNOWN_WITHIN_MS = 250;

/** The door is known before the first picture: the machine was asked while this script was still being read. */
const known = new Promise<void>((resolve) => {
  const off = useSession.subscribe(({ phase }) => {
    if (phase === 'starting') return;
    off();
    resolve();
  });
  setTimeout(resolve, KNOWN_WITHIN_MS);
});

watchErrors((incident) => useIncident.getState().show(incident));
const root = document.getElementById('root');
void useSession.getState().boot();
void known.then(() => {
  if (root) createRoot(root).render(<App />);
});
