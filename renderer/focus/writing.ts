/** Whether something is being written: another record would take away what is not kept. */
export const isWriting = (): boolean =>
  document.activeElement?.closest('[data-form]') != null ||
  document.querySelector('[data-pane="act"]:not([data-kept])') !== null;
