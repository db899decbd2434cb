import {
  Actions,
  Button,
  Card,
  ConfirmPage,
  EmptyState,
  FileDownload,
  Form,
  JobPage,
  LinkButton,
  Numbers,
  Page,
  useFormat,
  useTold,
  useWords,
} from '../ui/index.ts';
import { withRound } from './import-address.ts';
import type { ImportProps } from './import-preview-page.tsx';
import { IMPORT_TEXT } from './import-text.ts';

/** Seconds between two looks at a job. */
export const REFRESH_SECONDS = 3;

/** Asked once before the list is written. */
export function ConfirmImportPage({ list, round }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const format = useFormat();
  const { counts } = list;
  const path = `/org/import/${list.importId}`;
  return (
    <ConfirmPage
      title={t.confirmTitle(format.count(counts.people))}
      crumbs={[{ href: withRound(path, round), label: `${t.preview}: ${list.fileName}` }]}
      consequences={[
        t.confirmNew(format.count(counts.newPeople)),
        ...(counts.knownPeople > 0 ? [t.confirmKnown(format.count(counts.knownPeople))] : []),
        ...(counts.repeatedRows > 0 ? [t.confirmRepeated(format.count(counts.repeatedRows))] : []),
        t.confirmPlaces,
        t.confirmAll,
      ]}
      action={withRound(`${path}/confirm`, round)}
      doIt={t.doConfirm}
      cancelHref={withRound(path, round)}
    />
  );
}

/** While the job writes. */
export function ImportJobPage({ list }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const told = useTold();
  const { done = 0, total = 0, told: step = '' } = list.job ?? {};
  return <JobPage title={t.writing} step={told(step)} done={done} of={total} refreshSeconds={REFRESH_SECONDS} />;
}

/** After it is written: what came in, the report, and the way to the roll. */
export function ImportDonePage({ list, round }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  const path = `/org/import/${list.importId}`;
  const { counts } = list;
  return (
    <Page title={t.done} lead={list.fileName} crumbs={[{ href: withRound('/org/import', round), label: t.imports }]}>
      <Numbers
        figures={[
          { value: counts.people, unit: t.people },
          { value: counts.newPeople, unit: t.added },
          { value: counts.knownPeople, unit: t.knownPeople },
          { value: counts.repeatedRows, unit: t.repeated },
        ]}
      />
      {round !== '' && (
        <Card>
          <p>{t.makeRollHint}</p>
          <Form action={withRound(`${path}/roll`, round)}>
            <Actions>
              <Button weight="primary">{t.makeRoll}</Button>
            </Actions>
          </Form>
        </Card>
      )}
      <p>
        <FileDownload href={`${path}/report`} label={t.report} kind="Excel" />
      </p>
      <Actions>
        <LinkButton href="/org/people">{t.seePeople}</LinkButton>
        <LinkButton href={withRound('/org/import', round)}>{t.sendAnother}</LinkButton>
      </Actions>
    </Page>
  );
}

/** An import that was given up. */
export function ImportDiscardedPage({ list, round }: ImportProps) {
  const t = useWords(IMPORT_TEXT);
  return (
    <Page title={list.fileName} crumbs={[{ href: withRound('/org/import', round), label: t.imports }]}>
      <EmptyState
        title={t.discardedNote}
        action={<LinkButton href={withRound('/org/import', round)}>{t.sendAnother}</LinkButton>}
      />
    </Page>
  );
}
