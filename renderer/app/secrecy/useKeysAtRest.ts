import { useState } from 'react';

/** How long a dialog that came by itself takes no answer, in ms: whoever types on has not read it yet. */
const REST_MS = 800;

/** Presses count once the hands had time to see the dialog; at once where a key of theirs brought it. */
export function useKeysAtRest(whileTyping: boolean): (act: () => void) => () => void {
  const [fromMs] = useState(() => performance.now() + (whileTyping ? REST_MS : 0));
  return (act) => () => {
    if (performance.now() >= fromMs) act();
  };
}
