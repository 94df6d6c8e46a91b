import './toast.css';
import { useEffect, useState } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useFormat, useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { useToasts, type Toast } from './toastStore.ts';

const LIFE_MS = 6_000;
/** A pointer that happens to lie there holds it no longer than this. */
const HELD_MS = 20_000;

/** One at a time, bottom right above the status line; Ctrl J lists the last ones. */
export function ToastRegion() {
  const t = useT();
  const current = useToasts((state) => state.current);
  const [open, setOpen] = useState(false);
  useShortcuts('app', { 'app.history': () => setOpen(true) });
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
  const dismiss = useToasts((state) => state.dismiss);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), held ? HELD_MS : LIFE_MS);
    return () => clearTimeout(timer);
  }, [held, dismiss, toast.id]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="check" />
      <span className="toastText">
        {toast.text}
        {toast.figure ? <b className="toastFigure">{toast.figure}</b> : null}
      </span>
      {toast.action ? (
        <Button
          size="small"
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
  const t = useT();
  const format = useFormat();
  const history = useToasts((state) => state.history);
  return (
    <Dialog
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
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
