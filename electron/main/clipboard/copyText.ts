/** Copied text stays this long. */
export const KEEP_MS = 30_000;

/** The part of Electron's `clipboard` that is used here: its reading became asynchronous between 33 and 45. */
export interface ClipboardPort {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void;
}

export interface CopyKeeper {
  copy(text: string): Promise<void>;
  /** Takes our text back, at once; a text that someone else put there since stays. For lock and quit. */
  clear(): Promise<void>;
}

/** Copies for 30 seconds. What is cleared is only ever our own text. */
export function copyKeeper(ports: {
  readonly clipboard: ClipboardPort;
  readonly after: (ms: number, run: () => void) => { cancel(): void };
}): CopyKeeper {
  const { clipboard } = ports;
  let ours: string | null = null;
  let timer: { cancel(): void } | null = null;

  async function clear(): Promise<void> {
    timer?.cancel();
    timer = null;
    const text = ours;
    ours = null;
    if (text !== null && (await clipboard.readText()) === text) clipboard.clear();
  }

  return {
    async copy(text) {
      timer?.cancel();
      timer = ports.after(KEEP_MS, () => void clear());
      ours = text;
      await clipboard.writeText(text);
    },
    clear,
  };
}
