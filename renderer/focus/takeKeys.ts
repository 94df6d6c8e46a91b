/** How long a list or a menu that is on its way out may hold the focus, in frames. */
const FRAMES = 20;

/**
 * Focuses what comes with the picture. A list whose choice brought it is still open then and holds the focus, or gives
 * it back to its field a frame later: it is asked again until it is there.
 * @returns ends the asking, for the effect that began it
 */
export function takeKeys(target: () => HTMLElement | null): () => void {
  let frame = 0;
  const take = (left: number): void => {
    const element = target();
    element?.focus({ preventScroll: true });
    if (left > 0 && document.activeElement !== element) frame = requestAnimationFrame(() => take(left - 1));
  };
  take(FRAMES);
  return () => cancelAnimationFrame(frame);
}
