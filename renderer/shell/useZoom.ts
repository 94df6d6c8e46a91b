import { ZOOM, zoomStep } from '../../shared/domain/zoom.ts';
import { useToasts } from '../components/toastStore.ts';
import { useAppearance } from '../data/appearance.ts';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';

/** Ctrl + and Ctrl - draw the whole window larger or smaller, Ctrl 0 as usual; each person's choice is kept. */
export function useZoom(): void {
  const t = useT();
  const change = useAppearance((state) => state.change);
  const turn = (by: 1 | -1 | 0): void => {
    const now = useAppearance.getState().settings.zoom;
    const zoom = by === 0 ? ZOOM.usual : zoomStep(now, by);
    if (zoom !== now) change({ zoom });
    useToasts.getState().show({ text: t('command.zoom.said', { percent: zoom }) });
  };
  useShortcuts('app', {
    'app.zoomIn': () => turn(1),
    'app.zoomOut': () => turn(-1),
    'app.zoomUsual': () => turn(0),
  });
}
