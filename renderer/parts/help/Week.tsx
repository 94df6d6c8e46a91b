import { useEffect, useRef } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import type { HelpText } from '../../i18n/help/texts.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isTextEntry } from '../../keys/match.ts';
import { useSession } from '../../data/session.ts';
import { type TopicId, topicOf } from '../../data/helpTopics.ts';
import { useWeekDone } from './useWeekDone.ts';
import { useWay } from './useWay.ts';
import { mayGo, waysOf } from './weekWays.ts';

interface WeekProps {
  id: TopicId;
  text: HelpText;
  /** the focus comes into its first line that is not ticked, when nothing of the page has it */
  takesKeys?: boolean;
}

/**
 * Things to try in the first week: Space ticks a line, which is kept with the person's own settings; Enter goes where it
 * is done, where this person works there.
 */
export function Week({ id, text, takesKeys = false }: WeekProps) {
  const t = useT();
  const { done, tick } = useWeekDone();
  const list = useLineKeys(takesKeys);
  const goTo = useWay();
  const session = useSession((state) => (state.phase === 'open' ? state.session : null));
  const { week } = topicOf(id);
  const own = session !== null && week !== undefined && session.roles.includes(week);
  const key = (index: number): string => `${id}-${index + 1}`;
  const count = text.steps.filter((_, index) => done.includes(key(index))).length;
  return (
    <section>
      <ul className="helpWeek" ref={list} data-keys="list">
        {text.steps.map((step, index) => {
          const way = waysOf(id)[index];
          const open = own && way !== undefined && mayGo(session, way);
          return (
            <li
              key={step}
              onKeyDown={(event) => {
                const onBox = event.target instanceof HTMLInputElement;
                if (!open || !onBox || event.key !== 'Enter' || event.ctrlKey || event.altKey) return;
                event.preventDefault();
                event.stopPropagation();
                goTo(way);
              }}
            >
              <Checkbox
                checked={done.includes(key(index))}
                onChange={(on) => tick(key(index), on)}
                detail={text.where?.[index]}
              >
                {step}
              </Checkbox>
              {open ? (
                <LinkButton onPress={() => goTo(way)} label={t('help.week.goTo', { step })}>
                  {t('help.week.go')}
                </LinkButton>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p className="m">{t('help.week.count', { count, total: text.steps.length })}</p>
      {own ? <p className="m cap">{t('help.week.keys')}</p> : null}
    </section>
  );
}

/** J and K go from line to line. */
function useLineKeys(takesKeys: boolean) {
  const list = useRef<HTMLUListElement>(null);
  const boxes = (): HTMLInputElement[] => [...(list.current?.querySelectorAll('input') ?? [])];
  useEffect(() => {
    const at = document.activeElement;
    if (!takesKeys || isTextEntry(at) || at?.matches('[role="tab"], [role="dialog"] *')) return;
    const box = boxes().find(({ checked }) => !checked) ?? boxes()[0];
    box?.focus();
    box?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [takesKeys]);
  const step = (way: 1 | -1): boolean => {
    const all = boxes();
    const index = all.findIndex((box) => box === document.activeElement);
    const next = index < 0 ? undefined : all[index + way];
    next?.focus();
    next?.closest('li')?.scrollIntoView({ block: 'nearest' });
    return index >= 0;
  };
  useShortcuts('list', { 'list.down': () => step(1), 'list.up': () => step(-1) });
  return list;
}
