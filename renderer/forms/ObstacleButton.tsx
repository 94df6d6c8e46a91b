import type { WireError } from '../../shared/errors.ts';
import { Button } from '../components/Button.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useSession } from '../data/session.ts';
import { useObstacle } from '../data/obstacleStore.ts';

/** Beside a refusal: says to the office that supports this one that somebody is stuck here. */
export function ObstacleButton({ code, rule }: { code: WireError['code']; rule: string | null }) {
  const t = useT();
  const signedIn = useSession((state) => state.phase === 'open');
  const open = useObstacle((state) => state.open);
  if (!signedIn) return null;
  return (
    <Button size="small" kind="quiet" icon="chat" onPress={() => open({ code, rule })}>
      {t('obstacles.stuck')}
    </Button>
  );
}
