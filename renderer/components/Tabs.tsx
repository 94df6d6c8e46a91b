import './tabs.css';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { KeyHint } from '../keys/KeyHint.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import type { ShortcutId } from '../keys/shortcuts.ts';

export interface TabItem<K extends string> {
  id: K;
  title: string;
  count?: number | string;
  /** Brick count: something there is late or refused. */
  hot?: boolean;
  shortcut?: ShortcutId;
  content: ReactNode;
}

export interface TabsProps<K extends string> {
  label: string;
  tabs: readonly TabItem<K>[];
  value: K;
  onChange: (value: K) => void;
  /** There is room for everything beside each other: what is open stands alone, without the line of tabs. */
  bare?: boolean;
}

/** Tabs of a page. Their place is their key (1, 2, …), unless they have keys of their own. */
export function Tabs<K extends string>({ label, tabs, value, onChange, bare = false }: TabsProps<K>) {
  const numbered = tabs.length > 1 && tabs.every(({ shortcut }) => shortcut === undefined);
  useShortcuts(
    'tabs',
    {
      'tabs.pick': (index) => {
        const wanted = tabs[index];
        if (wanted === undefined) return false;
        onChange(wanted.id);
        return true;
      },
    },
    { enabled: numbered && !bare },
  );
  return (
    <AriaTabs className="tabs" selectedKey={value} onSelectionChange={(key) => onChange(String(key) as K)}>
      <TabList className={bare ? 'tabList tabList-bare' : 'tabList'} aria-label={label} data-keys="tabs">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.title}
            {tab.count !== undefined ? <span className={tab.hot ? 'danger b' : 'm'}>{tab.count}</span> : null}
            {tab.shortcut ? <KeyHint shortcut={tab.shortcut} /> : null}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabPanel" data-keys="tabs">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
