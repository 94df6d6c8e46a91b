import { useColumnWidths } from '../../data/columnWidths.ts';
import { useEffect, useState } from 'react';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { focusList } from '../../focus/panes.ts';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { VirtualTable } from '../../components/VirtualTable.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type NewPersonDraft, PersonForm } from './PersonForm.tsx';

export type Person = Output<'people.list'>['people'][number];

/** Người dùng: who works on this station, in which posts. */
export function PeoplePage() {
  const t = useT();
  const widths = useColumnWidths('people');
  const format = useFormat();
  const { value, error, reload } = useAsk('people.list', {});
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  /** a new person who is half written stays so while another row is looked at */
  const [kept, setKept] = useState<NewPersonDraft | null>(null);
  // the form of the new person is gone, and the focus with it
  useEffect(() => {
    if (!adding) focusList();
  }, [adding]);
  if (error) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const current = adding
    ? null
    : (value.people.find((person) => person.id === selected) ?? value.people[0] ?? null);
  return (
    <>
      <PageHead
        title={t('word.people')}
        actions={
          <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        }
      >
        <span className="m wide-only">{t('people.lead')}</span>
      </PageHead>
      <SplitPanes
        panes={[
          {
            id: 'people',
            label: t('word.people'),
            size: 'grow',
            content: (
              <VirtualTable
                autoFocus
                label={t('word.people')}
                items={value.people}
                keyOf={(person) => person.id}
                selectedKey={current?.id ?? null}
                onSelect={(id) => {
                  setAdding(false);
                  setSelected(id);
                }}
                isStruck={(person) => person.state === 'left'}
                rowHeight={46}
                widths={widths}
                columns={[
                  {
                    id: 'name',
                    title: t('people.name'),
                    width: 'grow',
                    min: 200,
                    render: (person) => <NameCell person={person} />,
                  },
                  {
                    id: 'roles',
                    title: t('people.roles'),
                    width: 230,
                    render: (person) => (
                      <span className="two">{person.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
                    ),
                  },
                  {
                    id: 'keys',
                    title: t('people.keys'),
                    width: 200,
                    render: (person) => (
                      <span className="m">
                        {person.certificateUntilMs === null
                          ? t('people.noCertificate')
                          : t('word.untilDate', {
                              date: format.date(format.dayOf(person.certificateUntilMs)),
                            })}
                        {person.waitsForOfficeKey ? (
                          <>
                            <br />
                            {t('desk.people.keyless')}
                          </>
                        ) : null}
                      </span>
                    ),
                  },
                ]}
              />
            ),
          },
          {
            id: 'person',
            label: t(adding ? 'people.add' : 'people.edit'),
            size: 440,
            narrowSize: 400,
            content: (
              <PersonForm
                key={adding ? 'new' : (current?.id ?? 'none')}
                person={current}
                kept={kept}
                onKeep={setKept}
                taken={value.people.map(({ username }) => username)}
                onDone={(id) => {
                  if (adding) setKept(null);
                  setAdding(false);
                  if (id !== null) setSelected(id);
                }}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function NameCell({ person }: { person: Person }) {
  return (
    <span className="col">
      <span className="md cut">{person.fullName}</span>
      <span className="m cap cut">
        {person.position} · {person.username}
      </span>
    </span>
  );
}
