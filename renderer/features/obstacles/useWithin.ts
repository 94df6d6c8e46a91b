import { type FocusEvent, useState } from 'react';

/**
 * Whether the focus stands in a part of the page. Of two forms in one pane Ctrl Enter is the key of the one that is being
 * filled in, and of neither while the list is read.
 */
export function useWithin(): {
  readonly within: boolean;
  readonly bounds: { onFocus: () => void; onBlur: (event: FocusEvent) => void };
} {
  const [within, setWithin] = useState(false);
  return {
    within,
    bounds: {
      onFocus: () => setWithin(true),
      onBlur: ({ currentTarget, relatedTarget }) =>
        setWithin(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
    },
  };
}
