import './gallery.css';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocaleStore, type Locale } from '../../renderer/i18n/I18n.tsx';
import { SHOWN } from './all.ts';
import type { Shown } from './shown.ts';

/** Looks of the page, each an attribute of the root element as the product's own page sets it. */
const LOOKS = {
  theme: ['light', 'dark'],
  text: ['normal', 'large'],
  vault: ['connected', 'classified'],
  hints: ['on', 'off'],
  lang: ['vi', 'en'],
} as const;
type Look = keyof typeof LOOKS;

/** `#Button?theme=dark&lang=en`: the component that is shown alone (none: all of them), and the looks. */
function readAddress(): { component: string; looks: URLSearchParams } {
  const [component = '', looks = ''] = window.location.hash.slice(1).split('?');
  return { component, looks: new URLSearchParams(looks) };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function Gallery() {
  useSyncExternalStore(subscribe, () => window.location.hash);
  const { component, looks } = readAddress();
  const chosen = (look: Look): string => looks.get(look) ?? LOOKS[look][0];
  const address = (to: string, change: Partial<Record<Look, string>> = {}): string =>
    `#${to}?${new URLSearchParams({ ...Object.fromEntries(looks), ...change })}`;
  const isChanged = looks.toString();
  const states = useRef<HTMLElement>(null);
  // an error brings itself into view when it comes; here nothing went wrong
  useEffect(() => states.current?.scrollTo({ top: 0 }), [component]);
  useEffect(() => {
    const root = document.documentElement;
    const next = new URLSearchParams(isChanged);
    for (const look of ['theme', 'text', 'vault', 'hints'] as const)
      root.dataset[look] = next.get(look) ?? LOOKS[look][0];
    void useLocaleStore.getState().setLocale((next.get('lang') ?? 'vi') as Locale);
  }, [isChanged]);
  const shown = component === '' ? SHOWN : SHOWN.filter(({ name }) => name === component);
  return (
    <div className="gallery">
      <nav className="galleryList scroll" aria-label="Components" tabIndex={0}>
        {Object.entries(LOOKS).map(([look, values]) => (
          <p key={look} className="galleryLook">
            <b>{look}</b>
            {values.map((value) => (
              <a
                key={value}
                href={address(component, { [look]: value })}
                aria-current={chosen(look as Look) === value}
              >
                {value}
              </a>
            ))}
          </p>
        ))}
        <a href={address('')} aria-current={component === ''}>
          all
        </a>
        {SHOWN.map(({ name }) => (
          <a key={name} href={address(name)} aria-current={component === name}>
            {name}
          </a>
        ))}
      </nav>
      <main ref={states} className="scroll" tabIndex={0} aria-label="States">
        <h1 className="heard">Components</h1>
        {shown.map((each) => (
          <Place key={each.name} {...each} />
        ))}
      </main>
    </div>
  );
}

function Place({ name, states, wide = false }: Shown) {
  return (
    <section className="galleryPlace" data-component={name} data-wide={wide || undefined}>
      <h2>{name}</h2>
      <div className="galleryStates">
        {states.map(([state, content]) => (
          <div key={state} className="galleryState" data-state={state}>
            <p className="galleryName">{state}</p>
            <div className="galleryBox">{content}</div>
          </div>
        ))}
      </div>
    </section>
  );
}
