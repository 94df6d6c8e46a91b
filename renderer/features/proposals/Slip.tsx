import type { ReactNode } from 'react';
import { PAGE_OF_BOOK } from '../../parts/navigation/bookPages.ts';
import { useRouter } from '../../data/router.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Note } from '../../components/Note.tsx';
import { Timeline } from '../../components/Timeline.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { LayoutCheck } from './LayoutCheck.tsx';
import type { Proposal } from './stores.ts';
import { capacityWords, didWord, iconOf, pageOf, toneOf } from './words.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';

/** While the draft can still be corrected, or is about to be signed. */
const LAYOUT_STATES: ReadonlySet<Proposal['state']> = new Set(['draft', 'checking', 'checked', 'presented']);

/** The phiếu trình as a page: proposed beside decided, who takes part, and every step with its words. */
export function Slip({ detail }: { detail: Proposal }) {
  return (
    <div className="slip">
      <SentBack detail={detail} />
      <Proposed detail={detail} />
      <People detail={detail} />
      {LAYOUT_STATES.has(detail.state) ? <LayoutCheck id={detail.id} /> : null}
      <Steps detail={detail} />
    </div>
  );
}

/** What went back to the drafter says first by whom and why, until it goes on again. */
function SentBack({ detail }: { detail: Proposal }) {
  const { t, format } = useWords();
  const last = detail.returned ? detail.steps.findLast(({ act }) => act === 'returned') : undefined;
  if (last === undefined) return null;
  return (
    <Note
      tone="caution"
      title={[didWord(t, last.act), last.by.fullName, format.dateTime(last.atMs)].join(' · ')}
    >
      {last.remark}
    </Note>
  );
}

interface Line {
  readonly label: string;
  readonly proposed: ReactNode;
  readonly decided: ReactNode;
  readonly differs: boolean;
}

/** The compulsory fields of the law (NĐ 26/2020 Điều 2.1), as proposed and as decided. */
function Proposed({ detail }: { detail: Proposal }) {
  const t = useT();
  const { decided } = detail;
  const copying = (allowed: boolean | null): string =>
    allowed === null ? '–' : t(allowed ? 'proposals.copying.allowed' : 'proposals.copying.forbidden');
  const places = (names: readonly string[]) =>
    names.length === 0 ? (
      '–'
    ) : (
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    );
  const lines: readonly Line[] = [
    {
      label: t('documents.field.level'),
      proposed: <LevelChip level={detail.level} />,
      decided: decided ? <LevelChip level={decided.level} /> : null,
      differs: decided !== null && decided.level !== detail.level,
    },
    {
      label: t('word.recipients'),
      proposed: places(detail.recipients),
      decided: decided ? places(decided.recipients) : null,
      differs: decided !== null && decided.recipients.join('\n') !== detail.recipients.join('\n'),
    },
    ...(detail.level === 'none' && detail.copies === null
      ? []
      : [
          {
            label: t('word.copies'),
            proposed: detail.copies ?? '–',
            decided: decided?.copies ?? null,
            differs: decided !== null && decided.copies !== detail.copies,
          },
          {
            label: t('proposals.field.copying'),
            proposed: copying(detail.copyAllowed),
            decided: decided ? copying(decided.copyAllowed) : null,
            differs: decided !== null && decided.copyAllowed !== detail.copyAllowed,
          },
        ]),
  ];
  return (
    <section aria-label={t('proposals.compare')}>
      <table className="slipTable">
        <HeadRow titles={[t('proposals.compare'), t('proposals.proposed'), t('proposals.decided')]} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              <td>{line.proposed}</td>
              <td className={line.differs ? 'differs' : ''}>
                {line.decided ?? <span className="m">{t('proposals.notDecided')}</span>}
              </td>
            </tr>
          ))}
          {detail.level === 'none' ? null : (
            <tr>
              <th scope="row">{t('word.groundOfTheLevel')}</th>
              <td colSpan={2}>{detail.basis || '–'}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function People({ detail }: { detail: Proposal }) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const { answers } = detail;
  const capacity = capacityWords(detail.capacity);
  const person = (name: { fullName: string; position: string } | null): string =>
    name === null ? '–' : [name.fullName, name.position].filter(Boolean).join(', ');
  return (
    <dl className="kv">
      <Fact label={t('proposals.party.drafter')}>{person(detail.drafter)}</Fact>
      <Fact label={t('proposals.party.checker')}>{person(detail.checker)}</Fact>
      <Fact label={t('proposals.party.signer')}>
        {person(detail.signer)}
        <div className="m cap">{capacity}</div>
        {detail.delegation ? (
          <div className="m cap">
            {t('proposals.byDelegation', {
              document: detail.delegation.document,
              until: format.date(detail.delegation.toOn),
            })}
          </div>
        ) : null}
      </Fact>
      <Fact label={t('proposals.party.clerk')}>{person(detail.clerk)}</Fact>
      {answers ? (
        <Fact label={t('proposals.field.answers')}>
          <LinkButton onPress={() => go(PAGE_OF_BOOK[answers.book], { id: answers.id })}>
            {answers.code}
          </LinkButton>
        </Fact>
      ) : null}
      {detail.note ? <Fact label={t('documents.field.note')}>{detail.note}</Fact> : null}
      {detail.documentId === null ? null : (
        <Fact label={t('proposals.entered')}>
          <LinkButton onPress={() => go(pageOf(detail), { id: detail.documentId })}>
            {t('proposals.enteredAs', {
              code: detail.code ?? '',
              number: detail.entryNumber ?? 0,
              date: detail.documentDate === null ? '' : format.date(detail.documentDate),
            })}
          </LinkButton>
        </Fact>
      )}
      {detail.dossier ? (
        <Fact label={t('proposals.dossier')}>{`${detail.dossier.code} · ${detail.dossier.title}`}</Fact>
      ) : null}
    </dl>
  );
}

function Steps({ detail }: { detail: Proposal }) {
  const { t, format } = useWords();
  const entries = [...detail.steps].reverse().map((step) => ({
    id: step.id,
    icon: iconOf(step.act),
    tone: toneOf(step.act),
    title: didWord(t, step.act),
    detail: [
      step.by.fullName,
      format.dateTime(step.atMs),
      step.version === null ? '' : t('proposals.version', { number: step.version }),
    ]
      .filter(Boolean)
      .join(' · '),
    ...(step.remark === '' ? {} : { body: step.remark }),
  }));
  return (
    <section aria-label={t('proposals.steps')}>
      <h2 className="sec">{t('proposals.steps')}</h2>
      <Timeline label={t('proposals.steps')} entries={entries} />
    </section>
  );
}
