/** Where the page hears of changed sources, and says what it made of them. */
const ADDRESS = '/@hot';

/**
 * What Vite's client uses of a WebSocket, spoken over `fetch` under the page's own origin: so a development run keeps the
 * product's rules (no socket, no address but `app://bundle`). Lines of JSON come as they happen in one long answer.
 */
export class HotLine extends EventTarget {
  readonly OPEN = 1;
  readyState = 0;

  constructor() {
    super();
    void this.#listen();
  }

  async #listen(): Promise<void> {
    const { body } = await fetch(ADDRESS);
    if (!body) return;
    this.readyState = this.OPEN;
    this.dispatchEvent(new Event('open'));
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      const lines = `${rest}${got.value}`.split('\n');
      rest = lines.pop() ?? '';
      for (const data of lines.filter((line) => line !== ''))
        this.dispatchEvent(new MessageEvent('message', { data }));
    }
  }

  send(text: string): void {
    void fetch(ADDRESS, { method: 'POST', body: text });
  }
}
