import { navigationFor } from '../../app/navigation.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useRouter } from '../../app/router.ts';
import { useOpenSession, useSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

/** For whoever sees no registers (the administrator): what there is to do instead, and why there is no list. */
export function OtherDesk() {
  const t = useT();
  const format = useFormat();
  const session = useOpenSession();
  const nowMs = useSession((state) => state.host?.nowMs ?? Date.now());
  const go = useRouter((state) => state.go);
  const items = navigationFor(session)
    .flatMap((group) => group.items)
    .filter((item) => item.page !== 'desk');
  return (
    <>
      <PageHead title={t('desk.title')}>
        <span className="m">{format.weekdayDate(format.dayOf(nowMs))}</span>
      </PageHead>
      <div className="canvas scroll grow">
        <div className="otherDesk">
          <Note tone="info" title={t('desk.other.title')}>
            {t('desk.other.why')}
          </Note>
          <section className="panel" aria-label={t('desk.other.places')}>
            <header>
              <h2>{t('desk.other.places')}</h2>
            </header>
            <ul className="otherPlaces">
              {items.map((item) => (
                <li key={item.page}>
                  <div className="grow">
                    <div className="md">{t(item.title)}</div>
                    <div className="m cap">{placeWord(t, item.page)}</div>
                  </div>
                  <Button size="small" icon={item.icon} onPress={() => go(item.page)}>
                    {t('common.open')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}

function placeWord(t: ReturnType<typeof useT>, page: string): string {
  const key = `desk.other.${page}`;
  return t.has(key) ? t(key) : '';
}
