import '../parts/frame/frame.css';
import { useCallback, useEffect, useState } from 'react';
import type { BookKind } from '../../shared/ipc/schemas.ts';
import { ClassifiedBand, TrainingBand } from '../components/Banner.tsx';
import { useToasts } from '../components/toastStore.ts';
import { useT, useWords } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { AfterCrash } from './AfterCrash.tsx';
import { officeToday } from '../data/clock.ts';
import { CodeBand } from './CodeBand.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { holdsClassified, keepsSubmissions } from '../data/holding.ts';
import { mayCall } from '../data/mayCall.ts';
import { IncidentBand } from '../parts/gate/IncidentBand.tsx';
import { KeyChangeBand } from './KeyChangeBand.tsx';
import { LessonGuide } from './LessonGuide.tsx';
import { NavBar } from './NavBar.tsx';
import { railFor } from '../parts/navigation/rail.ts';
import { openRailMore } from './railMore.ts';
import { PageView } from './pages.tsx';
import { useReadPages } from './readPages/useReadPages.ts';
import { lastInputMs } from '../focus/lastInput.ts';
import { focusNextPane, tabFromPage } from '../focus/panes.ts';
import { useRoute, useRouter, type PageName } from '../data/router.ts';
import { useOpenSession, useSession } from '../data/session.ts';
import { ObstacleSheet } from '../parts/obstacles/ObstacleSheet.tsx';
import { useGate } from '../data/secrecy/gateStore.ts';
import { SecrecyGate } from '../parts/secrecy/SecrecyGate.tsx';
import { StepUp } from './stepUp/StepUp.tsx';
import { StatusLine } from '../parts/frame/StatusLine.tsx';
import { noteStep } from '../data/steps.ts';
import { TopBar } from './TopBar.tsx';
import { TrainingMenu } from './training/TrainingMenu.tsx';
import { TrainingSheet } from './training/TrainingSheet.tsx';
import { ReadsOnlyBand } from './ReadsOnlyBand.tsx';
import { VisitBand } from './VisitBand.tsx';
import { useLookForStamps } from './scanMarks/useLookForStamps.ts';
import { useIdleLock } from './useIdleLock.ts';
import { useZoom } from './useZoom.ts';

/** The frame of ui: band 30, the guide of a task, top bar 44, nav 204 or rail 52, page, status line 26. */
export function Shell() {
  const t = useT();
  const session = useOpenSession();
  const route = useRoute();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  const classified = holdsClassified(session);
  const check = useNetworkCheck();
  const movedDay = useMovedDay(session.aheadDays);
  // what stood in a form was destroyed: it is begun anew, whatever it was
  const epoch = useGate((state) => state.epoch);
  useIdleLock(session.idleLockMinutes);
  useReadPages(mayCall(session.roles, 'pages.keep') && !session.readsOnly);
  useLookForStamps(mayCall(session.roles, 'pages.stamps') && !session.readsOnly);
  useShellShortcuts(openPalette);
  useZoom();
  useEffect(() => {
    noteStep(`screen:${route.page}`);
    useToasts.getState().leave(lastInputMs());
    const frame = requestAnimationFrame(tabFromPage);
    return () => cancelAnimationFrame(frame);
  }, [route.page]);
  return (
    <div className="shell" data-banded={session.training || classified || undefined}>
      {session.training ? (
        <TrainingBand text={movedDay}>
          <TrainingMenu />
        </TrainingBand>
      ) : classified ? (
        <ClassifiedBand machine={t(`band.classified.${session.station.profile}`)} check={check} />
      ) : null}
      {session.training ? <LessonGuide /> : null}
      <TopBar onSearch={openPalette} />
      <NavBar />
      <main className="shellMain" aria-label={t('word.content')} data-page={route.page}>
        <VisitBand />
        <ReadsOnlyBand />
        <KeyChangeBand />
        <CodeBand />
        <AfterCrash />
        <IncidentBand />
        <ErrorBoundary resetKey={route.page}>
          <PageView key={epoch} name={route.page} />
        </ErrorBoundary>
      </main>
      <StatusLine />
      <ObstacleSheet key={epoch} />
      {session.training ? <TrainingSheet /> : null}
      <CommandPalette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
      <SecrecyGate />
      <StepUp />
    </div>
  );
}

/** The day of a training calendar that was moved, instead of the plain warning of the band. */
function useMovedDay(days: number): string | null {
  const { t, format } = useWords();
  return days === 0 ? null : t('training.calendar.ahead', { days, date: format.weekdayDate(officeToday()) });
}

/** What the network self-check found when the window opened, and the ground of the machine's profile. */
function useNetworkCheck(): string {
  const { t, format } = useWords();
  const host = useSession((state) => state.host);
  const ground = useOpenSession().station.profileGround;
  const found = host
    ? t(host.networked ? 'band.selfCheckFailed' : 'band.selfCheck', { time: format.time(host.nowMs) })
    : '';
  return [found, ground ? t('band.ground', { ground }) : ''].filter(Boolean).join(' · ');
}

/** The book in which `F2` registers, by the page that is shown; elsewhere the ordinary incoming one. */
const BOOK_OF: Partial<Record<PageName, BookKind>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  classifiedIn: 'classified-incoming',
  classifiedOut: 'classified-outgoing',
};

function useShellShortcuts(openPalette: () => void): void {
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const lock = useSession((state) => state.lock);
  const rail = railFor(session);
  const items = rail.groups.flatMap((group) => group.items);
  const mayRegister = mayCall(session.roles, 'documents.registerIncoming');
  const mayTakeIn = mayCall(session.roles, 'submissions.register') && keepsSubmissions(session);
  // read off the route, not off the page: the page of a moment ago may still stand while the new one is coming
  const registerHere = (): void => {
    const book = BOOK_OF[useRouter.getState().route.page];
    const to = book?.endsWith('outgoing') ? 'registerOutgoing' : 'registerIncoming';
    go(to, book === undefined ? {} : { params: { book } });
  };
  useShortcuts('app', {
    'app.palette': openPalette,
    'app.lock': () => void lock(),
    'app.nav': (index) => {
      const item = items[index];
      if (!item && rail.rest.length > 0 && index === items.length) {
        openRailMore(true);
        return true;
      }
      if (!item) return false;
      go(item.page);
      return true;
    },
    'app.nextPane': () => focusNextPane(1),
    'app.previousPane': () => focusNextPane(-1),
    ...(mayRegister ? { 'app.registerIncoming': registerHere } : {}),
    ...(mayTakeIn ? { 'app.registerSubmission': () => go('registerSubmission') } : {}),
  });
}
