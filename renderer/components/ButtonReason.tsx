import { useLayoutEffect, useRef } from 'react';
import { reasonPlace } from './reasonPlace.ts';

/**
 * Why a button is greyed, beside it while it has the focus or the pointer. It is placed here and not by CSS anchors: in
 * Chromium 130 the renderer ends, and the form with it, when a list is opened by key while an anchored box stands.
 */
export function ButtonReason({ text, shown }: { text: string; shown: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const reason = place.current;
    const button = reason?.parentElement;
    if (!shown || !reason || !button) return undefined;
    const put = (): void => {
      reason.style.left = '0';
      reason.style.top = '0';
      // a pane that is a container is what "fixed" counts from
      const from = reason.getBoundingClientRect();
      const room = { width: window.innerWidth, height: window.innerHeight };
      const to = reasonPlace(button.getBoundingClientRect(), from, room);
      reason.style.left = `${String(to.left - from.left)}px`;
      reason.style.top = `${String(to.top - from.top)}px`;
    };
    put();
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [shown, text]);
  return (
    <span ref={place} className="buttonReason">
      {text}
    </span>
  );
}
