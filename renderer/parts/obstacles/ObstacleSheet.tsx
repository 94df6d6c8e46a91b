import { lazy, Suspense } from 'react';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useObstacle } from '../../data/obstacleStore.ts';

/** Read when somebody is stuck first. */
const ObstacleForm = lazy(async () => ({ default: (await import('./ObstacleForm.tsx')).ObstacleForm }));

/** Shift F1 on every screen: "Gặp vướng mắc". */
export function ObstacleSheet() {
  const { at, open, close } = useObstacle();
  useShortcuts('app', { 'app.obstacle': () => open() });
  if (at === null) return null;
  return (
    <Suspense fallback={<LoadingRows rows={6} />}>
      <ObstacleForm at={at} onClose={close} />
    </Suspense>
  );
}
