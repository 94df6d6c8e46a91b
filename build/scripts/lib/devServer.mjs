// Serves the sources of the page for `npm run dev`. The page sees none of this address: the workshop's host fetches from
// it and answers under app://bundle (build/workshop/developmentRun.ts).
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pageServer } from '../../config/vite.config.mjs';
import { inRoot } from './paths.mjs';

const served = (file) => `/@fs/${inRoot('build/workshop', file).replaceAll('\\', '/').replace(/^\//, '')}`;

/** News of changes to every page: lines of one long answer. To load a page again is up to the host: no page navigates. */
function hotChannel(loadAgain) {
  const pages = new Set();
  const say = (line) => pages.forEach((page) => page.write(`${line}\n`));
  return {
    channel: {
      send: (payload) => (payload.type === 'full-reload' ? loadAgain() : say(JSON.stringify(payload))),
    },
    async serve(request, response) {
      if (request.method === 'GET') {
        pages.add(response);
        response.on('close', () => pages.delete(response));
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
        response.write('{"type":"connected"}\n');
        return;
      }
      const { type, event } = JSON.parse(await text(request));
      response.writeHead(204).end();
      if (type === 'ping') say(''); // keeps the long answer from timing out
      if (event === 'vite:invalidate') loadAgain(); // a component that can't take its own place after all
    },
  };
}

/** Vite's client speaks over our line instead of a WebSocket. */
const overHotLine = () => ({
  name: 'over-hot-line',
  enforce: 'post',
  transform(code, id) {
    if (!id.endsWith('vite/dist/client/client.mjs')) return null;
    const turned = code.replaceAll(/new WebSocket\([^)]*"vite-hmr"\)/g, 'new HotLine()');
    if (turned === code) throw new Error("Vite's client has changed: see build/scripts/lib/devServer.mjs");
    return { code: `import { HotLine } from '${served('hotLine.ts')}';\n${turned}`, map: null };
  },
});

/**
 * A component takes its own place while the page stands. Anything else (words, stores, rules) would be there twice, once
 * for who reads it anew and once for who does not: the page is loaded again, and stands where it stood.
 */
const wholeUnlessComponent = () => ({
  name: 'whole-unless-component',
  hotUpdate({ file }) {
    if (!file.endsWith('.ts')) return undefined;
    this.environment.hot.send({ type: 'full-reload' });
    return [];
  },
});

/** The page begins on the screen that the one before it stood on. */
const onSameScreen = () => ({
  name: 'same-screen',
  transformIndexHtml: (_html, { path }) =>
    path === '/index.html'
      ? [{ tag: 'script', attrs: { type: 'module', src: served('sameScreen.ts') }, injectTo: 'head' }]
      : [],
});

/**
 * @returns `{ address, watch, endHost, close }`: what the host is started with; `watch(files, onChange)` calls back when
 * one of these files or folders changed; `endHost` lets the host that runs leave in order, on every system
 */
export async function openDevServer({ gallery }) {
  const { createServer, DevEnvironment } = await import('vite');
  const nonce = randomBytes(16).toString('hex');
  let host = null;
  const hot = hotChannel(() => host?.write('reload'));
  const config = await pageServer({
    gallery,
    nonce,
    plugins: [overHotLine(), wholeUnlessComponent(), ...(gallery ? [] : [onSameScreen()])],
    createEnvironment: (name, resolved) =>
      new DevEnvironment(name, resolved, { hot: true, transport: hot.channel }),
  });
  const vite = await createServer(config);
  let screen = 'null';
  let isLeaving = false; // a page whose vault locks turns to another screen
  const http = createHttpServer(async (request, response) => {
    if (request.url === '/@hot') return hot.serve(request, response);
    if (request.url === '/@host') {
      host = response;
      return response.writeHead(200).flushHeaders();
    }
    if (request.url !== '/@screen') return vite.middlewares(request, response);
    if (request.method === 'GET') isLeaving = false;
    else if (!isLeaving) screen = await text(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end(screen);
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${http.address().port}/#${nonce}`,
    watch(files, onChange) {
      const watched = files.map((file) => inRoot(file));
      vite.watcher.add(watched);
      vite.watcher.on('all', (event, file) => {
        if (!event.endsWith('Dir') && watched.some((folder) => file.startsWith(folder))) onChange();
      });
    },
    endHost() {
      isLeaving = true;
      host?.end();
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await vite.close();
    },
  };
}
