import { useState } from 'react';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { PaperButton } from '../../../parts/papers/PaperButton.tsx';
import { ActionBar } from '../../../parts/frame/PageHead.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { ScrollPane } from '../../../components/ScrollPane.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { type ArchivePackage } from '../stores.ts';
import { bookName } from '../words.ts';
import { countWords } from './countWords.ts';
import { HeldDocuments } from './HeldDocuments.tsx';
import { TakePackage, type LookedPackage } from './TakePackage.tsx';

/** Packages that were handed over, and those that were taken in. */
export function PackagesTab() {
  const t = useT();
  const { value, error, reload } = useAsk('archive.packages', {});
  const [looked, setLooked] = useState<LookedPackage | null>(null);
  const act = useAct();
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows rows={3} />;
  return (
    <>
      <ScrollPane label={t('archive.tab.packages')}>
        {value.packages.length === 0 ? <EmptyState>{t('archive.packages.none')}</EmptyState> : null}
        <ul className="bookCards">
          {value.packages.map((each) => (
            <PackageCard key={each.id} each={each} />
          ))}
        </ul>
      </ScrollPane>
      {act.error ? (
        <div className="bookFault">
          <Failure error={act.error} onClose={act.forget} />
        </div>
      ) : null}
      <ActionBar>
        <span className="end" />
        <Button
          icon="folder"
          disabled={act.busy}
          onPress={() =>
            void act.run(
              () => host().lookAtArchive(),
              (found) => setLooked(found),
            )
          }
        >
          {t('archive.take')}
        </Button>
      </ActionBar>
      {looked === null ? null : <TakePackage looked={looked} onClose={() => setLooked(null)} />}
    </>
  );
}

function PackageCard({ each }: { each: ArchivePackage }) {
  const { t, format } = useWords();
  const [open, setOpen] = useState(false);
  const act = useAct();
  const { id, direction, year, officeName, counts } = each;
  return (
    <li className="bookCard">
      <div className="row wrap">
        <b className="md">{t('archive.packageOf', { year: String(year), office: officeName })}</b>
        <span className="end" />
        <StateMark meaning={direction === 'in' ? 'new' : 'done'}>
          {t(`archive.direction.${direction}`)}
        </StateMark>
      </div>
      <p className="s">{t('archive.counts', countWords(format.number, counts))}</p>
      <p className="m cap">{t('archive.by', { by: each.by, at: format.dateTime(each.atMs) })}</p>
      <p className="code m cap cut" data-selectable="" title={each.sha256}>
        {each.sha256}
      </p>
      {open ? <PackageList each={each} /> : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="row wrap fieldRow">
        <Button size="small" onPress={() => setOpen(!open)}>
          {t(open ? 'archive.hideList' : 'archive.list')}
        </Button>
        <PaperButton subjectKind="archive" subjectId={id} title={t('papers.titleOf.archive')} size="small" />
        {direction === 'in' ? (
          <Button
            size="small"
            icon="archive"
            disabled={act.busy}
            onPress={() =>
              void act.run(
                () => host().writeArchiveAgain(id, t('archive.fileName', { year: String(year) })),
                ({ saved }) => {
                  if (saved) useToasts.getState().show({ text: t('archive.againDone') });
                },
              )
            }
          >
            {t('archive.again')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Dossiers that a screen shows at once; the whole list is the printed mục lục. */
const SHOWN = 200;

function PackageList({ each }: { each: ArchivePackage }) {
  const { id, direction, officeName } = each;
  const [inside, setInside] = useState<string | null>(null);
  const { t, format } = useWords();
  const { value, error } = useAsk('archive.dossiers', { packageId: id });
  if (error) return <Failure error={error} />;
  if (!value) return <LoadingRows rows={2} />;
  return (
    <>
      <table className="countTable">
        <thead>
          <tr>
            <th>{t('archive.column.code')}</th>
            <th>{t('archive.column.title')}</th>
            <th>{t('archive.column.period')}</th>
            <th>{t('word.documents')}</th>
            <th>{t('archive.column.files')}</th>
          </tr>
        </thead>
        <tbody>
          {value.dossiers.slice(0, SHOWN).map((dossier) => (
            <tr key={dossier.code}>
              <td>
                {direction === 'in' ? (
                  <LinkButton
                    label={t('archive.held.look', { code: dossier.code })}
                    onPress={() => setInside(dossier.code)}
                  >
                    {dossier.code}
                  </LinkButton>
                ) : (
                  dossier.code
                )}
              </td>
              <td>{dossier.title}</td>
              <td>{`${format.date(dossier.from)}–${format.date(dossier.to)}`}</td>
              <td>{format.number(dossier.documents)}</td>
              <td>{format.number(dossier.files)}</td>
            </tr>
          ))}
          {value.registers.map(({ kind, year, volume, lines, withheld }) => (
            <tr key={`${kind}-${year}-${volume}`}>
              <td>{t('archive.books')}</td>
              <td>{bookName(t, { kind, year, volume })}</td>
              <td>{withheld > 0 ? t('archive.withheld', { count: format.number(withheld) }) : ''}</td>
              <td>{format.number(lines)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {inside === null ? null : (
        <HeldDocuments packageId={id} dossier={inside} office={officeName} onClose={() => setInside(null)} />
      )}
    </>
  );
}
