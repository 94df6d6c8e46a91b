let inputMs = 0;

for (const kind of ['keydown', 'pointerdown'] as const)
  globalThis.addEventListener?.(kind, () => (inputMs = Date.now()), { capture: true, passive: true });

/** When the person last pressed a key or a button of the pointer, in ms since 1970; 0 before the first one. */
export const lastInputMs = (): number => inputMs;
