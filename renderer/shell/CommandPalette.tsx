import { useEffect, useMemo, useState } from 'react';
import { Palette, type PaletteGroup, type PaletteItem } from '../components/Palette.tsx';
import type { IconName } from '../design/iconShapes.tsx';
import { useT } from '../i18n/I18n.tsx';
import type { SearchHit } from '../../shared/ipc/contract/desk.ts';
import { useAppearance } from '../data/appearance.ts';
import { call } from '../data/bridge.ts';
import { keepsSubmissions } from '../data/holding.ts';
import { mayCall } from '../data/mayCall.ts';
import { navigationFor } from '../parts/navigation/navigation.ts';
import { useObstacle } from '../data/obstacleStore.ts';
import { calledByCode, rankCommands } from './rankCommands.ts';
import { hitRoute, MarkedTitle } from '../parts/navigation/searchHits.tsx';
import { focusPage } from '../focus/panes.ts';
import { type PageName, useRouter } from '../data/router.ts';
import { useOpenSession, useSession } from '../data/session.ts';
import { tabPagesFor } from '../parts/navigation/tabPages.ts';
import { useTrainingActs } from './training/useTrainingActs.ts';

/** A page is called by its command, and by its own name as it stands in the side bar or on its tab. */
interface Command extends PaletteItem {
  aliases?: readonly string[];
}

const SEARCH_AFTER_MS = 80;
/** A vault that could not answer is asked again. */
const AGAIN_AFTER_MS = 1_000;
const NOTHING_FOUND = { hits: [], tookMs: null };
const LIMIT = 8;
/** What was found stays in sight below them. */
const MOST_NAMED = 6;

/** Ctrl K: documents and submissions found in the vault, and every command, without marks. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const [commandsOnly, setCommandsOnly] = useState(false);
  const session = useOpenSession();
  const canSearch = mayCall(session.roles, 'search.query');
  const search = useSearch(open && canSearch && !commandsOnly ? query : '');
  const commands = useCommands();
  const go = useRouter((state) => state.go);
  const { named, others } = rankCommands(commands, query);
  const hitItem = (hit: SearchHit): PaletteItem => ({
    id: `${hit.subjectKind}${hit.id}`,
    icon: iconOf(hit),
    text: [hit.code, hit.issuer, hit.title ?? '', hit.line?.text ?? ''].filter(Boolean).join(', '),
    content: <MarkedTitle hit={hit} />,
    detail: hit.number,
    onAct: () => go(...hitRoute(hit)),
  });
  const papers = search.hits.filter((hit) => hit.subjectKind === 'document');
  const cases = search.hits.filter((hit) => hit.subjectKind === 'submission');
  const drafts = search.hits.filter((hit) => hit.subjectKind === 'proposal');
  const papersFound: PaletteGroup = {
    id: 'documents',
    title: t('word.documents'),
    items: papers.map(hitItem),
  };
  const draftsFound: PaletteGroup = {
    id: 'proposals',
    title: t('proposals.title'),
    items: drafts.map(hitItem),
  };
  // what stands for the words best is what Enter opens
  const draftFirst = search.hits.find((hit) => hit.subjectKind !== 'submission')?.subjectKind === 'proposal';
  const called = calledByCode(cases, query, ({ code, number }) => [code, number]);
  const casesFound: PaletteGroup = {
    id: 'submissions',
    title: t('word.submissions'),
    items: (called === undefined ? cases : [called, ...cases.filter((hit) => hit !== called)]).map(hitItem),
  };
  const groups: PaletteGroup[] = [
    {
      id: 'named',
      title: t('command.group'),
      // one that destroys stands here only when it was called by its whole name: that is choosing it
      items: named.slice(0, MOST_NAMED).map((item) => ({ ...item, danger: false, called: true })),
    },
    // the answer to a case names its code too: the case itself is what was called
    ...(called === undefined ? [] : [casesFound]),
    ...(draftFirst ? [draftsFound, papersFound] : [papersFound, draftsFound]),
    ...(called === undefined ? [casesFound] : []),
    {
      id: 'commands',
      title: t(named.length > 0 ? 'command.group.others' : 'command.group'),
      items: others.slice(0, query.trim() === '' || commandsOnly ? 60 : 6),
    },
  ];
  return (
    <Palette
      open={open}
      onClose={() => {
        onClose();
        setQuery('');
        setCommandsOnly(false);
      }}
      query={query}
      onQuery={setQuery}
      groups={groups}
      commandsOnly={commandsOnly}
      onCommandsOnly={() => setCommandsOnly(!commandsOnly)}
      tookMs={search.tookMs}
      searching={search.searching}
    />
  );
}

const iconOf = (hit: SearchHit): IconName => {
  if (hit.subjectKind === 'submission') return 'chat';
  if (hit.subjectKind === 'proposal') return 'pen';
  return hit.book?.endsWith('outgoing') === true ? 'outbox' : 'inbox';
};

interface Search {
  readonly hits: readonly SearchHit[];
  readonly tookMs: number | null;
  /** the vault has not answered about these words yet */
  readonly searching: boolean;
}

function useSearch(query: string): Search {
  const [found, setFound] = useState<(Omit<Search, 'searching'> & { words: string }) | null>(null);
  const words = query.trim();
  useEffect(() => {
    if (words === '') return undefined;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const start = performance.now();
      const reply = await call('search.query', { words, limit: LIMIT, prefix: true });
      if (!wanted) return;
      if (reply.ok) setFound({ words, hits: reply.value.hits, tookMs: performance.now() - start });
      else again = setTimeout(() => void ask(), AGAIN_AFTER_MS);
    };
    let again = setTimeout(() => void ask(), SEARCH_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(again);
    };
  }, [words]);
  // Old hits stay while the next come, but never for an empty field.
  const { hits, tookMs } = words === '' || !found ? NOTHING_FOUND : found;
  return { hits, tookMs, searching: words !== '' && found?.words !== words };
}

function useCommands(): readonly Command[] {
  const t = useT();
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const lock = useSession((state) => state.lock);
  const { settings, change } = useAppearance();
  const trainingActs = useTrainingActs();
  return useMemo(() => {
    const command = (
      id: string,
      icon: PaletteItem['icon'],
      text: string,
      onAct: () => void,
    ): PaletteItem => ({
      id,
      icon,
      text,
      content: text,
      onAct,
    });
    // a page that stands already does not begin anew: nothing of it would take the focus
    const goTo = (page: PageName, to = {}): void => {
      const stands = useRouter.getState().route.page === page;
      go(page, to);
      if (stands) requestAnimationFrame(focusPage);
    };
    const acts: Command[] = [];
    if (mayCall(session.roles, 'documents.registerIncoming')) {
      const text = t('word.registerAnIncomingDocument');
      acts.push({
        ...command('register', 'plus', text, () => go('registerIncoming')),
        shortcut: 'app.registerIncoming',
      });
    }
    if (mayCall(session.roles, 'documents.registerOutgoing')) {
      const toBook = { params: { book: 'outgoing' } };
      const text = t('command.registerOutgoing');
      acts.push({
        ...command('registerOut', 'plus', text, () => go('registerOutgoing', toBook)),
        aliases: [t('documents.out.title')],
      });
    }
    if (mayCall(session.roles, 'proposals.create'))
      acts.push({
        ...command('propose', 'plus', t('proposals.begin'), () => go('editProposal')),
        aliases: [t('proposals.begin.also')],
      });
    if (mayCall(session.roles, 'submissions.register') && keepsSubmissions(session)) {
      const text = t('command.registerSubmission');
      acts.push({
        ...command('takeIn', 'plus', text, () => go('registerSubmission')),
        shortcut: 'app.registerSubmission',
      });
      acts.push(command('import', 'inbox', t('command.importSubmissions'), () => go('importSubmissions')));
    }
    acts.push({
      ...command('stuck', 'chat', t('obstacles.stuck'), () => useObstacle.getState().open()),
      shortcut: 'app.obstacle',
    });
    for (const { id, icon, text, danger = false, onAct } of trainingActs) {
      const aliases = [`${t('training.menu')}: ${text}`];
      acts.push({ ...command(`training ${id}`, icon, text, onAct), aliases, danger });
    }
    for (const item of navigationFor(session).flatMap((group) => group.items)) {
      const name = t(item.title);
      const text = t('command.goTo', { page: name });
      const aliases = item.alias === undefined ? [name] : [name, t(item.alias)];
      acts.push({ ...command(`go ${item.page}`, item.icon, text, () => goTo(item.page)), aliases });
    }
    for (const { page, params, icon, title, alias } of tabPagesFor(session)) {
      const name = t(title);
      const text = t('command.goTo', { page: name });
      const id = `go ${page} ${Object.values(params).join(' ')}`;
      const detail = t(`nav.${page as 'copies'}`);
      const aliases = alias === undefined ? [name] : [name, t(alias)];
      acts.push({ ...command(id, icon, text, () => goTo(page, { params })), aliases, detail });
    }
    const other = settings.locale === 'vi' ? 'en' : 'vi';
    acts.push(
      { ...command('lock', 'lock', t('command.lock'), () => void lock()), shortcut: 'app.lock' },
      ...(['light', 'dark', 'system'] as const).map((theme) =>
        command(`theme ${theme}`, 'eye', t(`command.theme.${theme}`), () => change({ theme })),
      ),
      command(
        'text',
        'zoom-in',
        t(settings.text === 'large' ? 'command.text.normal' : 'command.text.large'),
        () => change({ text: settings.text === 'large' ? 'normal' : 'large' }),
      ),
      command('locale', 'globe', t(`command.locale.${other}`), () => change({ locale: other })),
      command('hints', 'command', t('command.hints'), () => change({ keyHints: !settings.keyHints })),
    );
    return acts;
  }, [t, session, go, lock, settings, change, trainingActs]);
}
