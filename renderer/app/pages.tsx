import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { useT } from '../i18n/I18n.tsx';
import { PAGES, type PageName } from './router.ts';
import type { Gate } from './session.ts';

/**
 * Every page is a lazy chunk: `features/<folder>/<Name>Page.tsx` with a named export `<Name>Page`, found by its file
 * name. The three gates stand outside the shell.
 */
const files = import.meta.glob<Record<string, ComponentType>>('../features/*/*Page.tsx');
const GATES: readonly Gate[] = ['start', 'firstRun', 'unlock'];

function MissingPage() {
  const t = useT();
  return <EmptyState>{t('shell.notReady')}</EmptyState>;
}

function pageFor(name: string): LazyExoticComponent<ComponentType> {
  const component = `${name.charAt(0).toUpperCase()}${name.slice(1)}Page`;
  const path = Object.keys(files).find((candidate) => candidate.endsWith(`/${component}.tsx`));
  const load = path === undefined ? undefined : files[path];
  return lazy(async () => ({ default: (await load?.())?.[component] ?? MissingPage }));
}

const table = Object.fromEntries([...PAGES, ...GATES].map((name) => [name, pageFor(name)])) as Record<
  PageName | Gate,
  LazyExoticComponent<ComponentType>
>;

export function PageView({ name }: { name: PageName | Gate }) {
  const Page = table[name];
  return (
    <Suspense fallback={<LoadingRows />}>
      <Page />
    </Suspense>
  );
}
