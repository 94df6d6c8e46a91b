import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { useT } from '../i18n/I18n.tsx';
import { PAGES, type PageName } from '../data/router.ts';
import type { Gate } from '../data/session.ts';

/**
 * Every page but the two doors is a lazy chunk: `features/<folder>/<Name>Page.tsx` with a named export `<Name>Page`, found by its file
 * name. The three gates stand outside the shell.
 */
const files = import.meta.glob<Record<string, ComponentType>>([
  '../features/*/*Page.tsx',
  '!../features/gates/{Start,Unlock}Page.tsx',
]);
/** One of the two is the first thing shown; as a lazy chunk React would hold it back for 300 ms after its placeholder. */
const doors = import.meta.glob<Record<string, ComponentType>>(
  ['../features/gates/StartPage.tsx', '../features/gates/UnlockPage.tsx'],
  { eager: true },
);
const GATES: readonly Gate[] = ['start', 'firstRun', 'unlock'];

function MissingPage() {
  const t = useT();
  return <EmptyState>{t('shell.notReady')}</EmptyState>;
}

const componentOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Page`;

function loaderOf(name: string): (() => Promise<Record<string, ComponentType>>) | undefined {
  const path = Object.keys(files).find((candidate) => candidate.endsWith(`/${componentOf(name)}.tsx`));
  return path === undefined ? undefined : files[path];
}

function pageFor(name: string): ComponentType | LazyExoticComponent<ComponentType> {
  const door = Object.values(doors).find((module) => componentOf(name) in module)?.[componentOf(name)];
  if (door !== undefined) return door;
  const load = loaderOf(name);
  return lazy(async () => ({ default: (await load?.())?.[componentOf(name)] ?? MissingPage }));
}

const table = Object.fromEntries([...PAGES, ...GATES].map((name) => [name, pageFor(name)])) as Record<
  PageName | Gate,
  ComponentType | LazyExoticComponent<ComponentType>
>;

export function PageView({ name }: { name: PageName | Gate }) {
  const Page = table[name];
  return (
    <Suspense fallback={<LoadingRows />}>
      <Page />
    </Suspense>
  );
}
