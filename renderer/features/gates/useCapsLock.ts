import { useEffect, useState } from 'react';

/** Whether Caps Lock is on, as the last key or press told; false until one has. */
export function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const read = (event: KeyboardEvent | MouseEvent): void => setOn(event.getModifierState('CapsLock'));
    const kinds = ['keydown', 'keyup', 'mousedown'] as const;
    for (const kind of kinds) window.addEventListener(kind, read, true);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, read, true);
    };
  }, []);
  return on;
}
