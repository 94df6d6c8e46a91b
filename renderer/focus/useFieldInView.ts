import { useEffect } from 'react';

const FORM = '[data-form], [role="dialog"], [role="alertdialog"]';

/** A window that becomes smaller takes no field of a form out of sight that has the focus. */
export function useFieldInView(): void {
  useEffect(() => {
    let frame = 0;
    const show = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const focused = document.activeElement;
        if (focused?.closest(FORM)) focused.scrollIntoView({ block: 'nearest' });
      });
    };
    window.addEventListener('resize', show);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', show);
    };
  }, []);
}
