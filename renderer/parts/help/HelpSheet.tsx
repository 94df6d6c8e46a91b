import { lazy, Suspense } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useLiveShortcuts, useShortcuts } from '../../keys/KeyProvider.tsx';
import { useObstacle } from '../../data/obstacleStore.ts';
import { useRouter } from '../../data/router.ts';
import { useSession } from '../../data/session.ts';
import { useHelp } from '../../data/helpStore.ts';
import { topicOfPage, type TopicId } from '../../data/helpTopics.ts';

/** The pages are read when the help is first opened: most days begin without it. */
const HelpPages = lazy(async () => ({ default: (await import('./HelpPages.tsx')).HelpPages }));

/** F1: what this screen is for, what to do, its keys and grounds; everything else of the help beside it. */
export function HelpSheet() {
  const t = useT();
  const live = useLiveShortcuts();
  const help = useHelp();
  const open = useSession((state) => state.phase === 'open');
  useShortcuts('app', {
    'app.help': () => {
      if (help.place === null) help.open({ topic: topicHere() }, live);
    },
  });
  const stuck = (): void => {
    const place = help.place;
    help.close();
    const refusal = place !== null && 'error' in place ? { code: place.error, rule: null } : undefined;
    useObstacle.getState().open(refusal);
  };
  return (
    <Dialog
      undoable
      open={help.place !== null}
      onClose={help.close}
      title={t('help.title')}
      width="page"
      actions={
        <>
          {open ? (
            <Button icon="chat" onPress={stuck}>
              {t('obstacles.stuck')}
            </Button>
          ) : null}
          <Button hint="Esc" onPress={help.close}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      {help.place === null ? null : (
        <Suspense fallback={<LoadingRows rows={6} />}>
          <HelpPages place={help.place} />
        </Suspense>
      )}
    </Dialog>
  );
}

/** The dialog of an obstacle has a topic of its own; any other is explained with its page. */
function topicHere(): TopicId {
  const { phase, gate } = useSession.getState();
  if (phase !== 'open') return useHelp.getState().here ?? (gate === 'start' ? 'start' : 'passphrase');
  return useObstacle.getState().at === null ? topicOfPage(useRouter.getState().route.page) : 'obstacles';
}
