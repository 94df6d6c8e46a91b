import './toast.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT, useWords } from '../i18n/I18n.tsx';
import { useIsCovered, useShortcuts } from '../keys/KeyProvider.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { liftOver, takenPlaces } from './toastPlace.ts';
import { toastLife, useToasts, type Toast } from './toastStore.ts';

/** One at a time, bottom right above the status line; Ctrl J lists the last ones. */
export function ToastRegion() {
  const t = useT();
  const current = useToasts((state) => state.current);
  const [open, setOpen] = useState(false);
  useShortcuts('app', { 'app.history': () => setOpen(true) });
  const take = (): void => {
    if (current === null) return;
    current.action?.onAct();
    useToasts.getState().dismiss(current.id);
  };
  useShortcuts('app', { 'app.toastAct': take }, { enabled: current?.action !== undefined });
  return (
    <>
      <div className="toastRegion" role="status" aria-label={t('toast.region')}>
        {current ? <ToastCard key={current.id} toast={current} /> : null}
      </div>
      <History open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useT();
  const card = useRef<HTMLDivElement>(null);
  const [lift, setLift] = useState(0);
  useLayoutEffect(() => {
    const place = (): void => {
      const at = card.current?.getBoundingClientRect();
      if (at) setLift((now) => liftOver(new DOMRect(at.x, at.y + now, at.width, at.height), takenPlaces()));
    };
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    soon();
    // the bar of what was just done comes after the words about it
    const bars = new MutationObserver(soon);
    bars.observe(document.body, { childList: true, subtree: true });
    const moves = ['resize', 'focusin', 'scroll'] as const;
    for (const move of moves) window.addEventListener(move, soon, true);
    return () => {
      cancelAnimationFrame(frame);
      bars.disconnect();
      for (const move of moves) window.removeEventListener(move, soon, true);
    };
  }, []);
  const dismiss = useToasts((state) => state.dismiss);
  const [held, setHeld] = useState(false);
  const life = toastLife({ covered: useIsCovered(), held, offers: toast.action !== undefined });
  useEffect(() => {
    if (life === null) return undefined;
    const timer = setTimeout(() => dismiss(toast.id), life);
    return () => clearTimeout(timer);
  }, [life, dismiss, toast.id]);
  return (
    <div
      ref={card}
      className="toast"
      style={{ translate: `0 ${-lift}px` }}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.undone ? 'warning' : 'check'} />
      <span className="toastText">
        {toast.text}
        {toast.figure ? <b className="toastFigure">{toast.figure}</b> : null}
      </span>
      {toast.action ? (
        <Button
          size="small"
          shortcut="app.toastAct"
          onPress={() => {
            toast.action?.onAct();
            dismiss(toast.id);
          }}
        >
          {toast.action.text}
        </Button>
      ) : null}
      <IconButton icon="close" size={14} label={t('common.close')} onPress={() => dismiss(toast.id)} />
    </div>
  );
}

function History({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, format } = useWords();
  const history = useToasts((state) => state.history);
  const newest = history[0]?.id; // what an older one offers may be over
  return (
    <Dialog
      undoable
      open={open}
      onClose={onClose}
      title={t('toast.history')}
      actions={
        <Button onPress={onClose} autoFocus hint="Esc">
          {t('common.close')}
        </Button>
      }
    >
      {history.length === 0 ? <p className="s">{t('toast.historyEmpty')}</p> : null}
      <ol className="toastHistory">
        {history.map((toast) => (
          <li key={toast.id} className="row top">
            <span className="m cap">{format.time(toast.atMs)}</span>
            <span className="grow">
              {toast.text} {toast.figure ? <b className="md">{toast.figure}</b> : null}
            </span>
            {toast.action !== undefined && toast.id === newest ? (
              <Button
                size="small"
                onPress={() => {
                  onClose();
                  toast.action?.onAct();
                }}
              >
                {toast.action.text}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
