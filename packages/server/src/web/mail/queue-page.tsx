import type { z } from 'zod';
import type { mail } from '@guong/core/mail';
import { Button, EmptyState, Form, Notice, Page, Table, useFormat, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

type Queue = z.output<typeof mail.queue.output>;

/** What waits and what was given up, for the office: who should be told in another way. */
export function QueuePage({ isOn, waiting, failed, oldestAt, letters }: Queue) {
  const t = useWords(TEXT);
  const format = useFormat();
  const about: Readonly<Record<Queue['letters'][number]['kind'], string>> = { ...t.wishes, ...t.kinds };
  // Five columns at most: a telephone shows no more, and the button is the last.
  const stateOf = ({ state, tries, why }: Queue['letters'][number]): string =>
    [t.letterStates[state], tries > 0 && t.tried(format.count(tries)), why].filter(Boolean).join(' · ');
  const oldest = oldestAt === null ? '' : ` ${t.oldest(format.instant(oldestAt))}`;
  return (
    <Page title={t.queue} lead={t.queueLead(format.count(waiting), format.count(failed)) + oldest}>
      {!isOn && <Notice tone="warn">{t.off}</Notice>}
      {letters.length === 0 && <EmptyState title={t.nobodyWaits}>{t.allSent}</EmptyState>}
      {letters.length > 0 && (
        <Table
          caption={t.queue}
          isCaptionHidden
          rows={letters}
          keyOf={(row) => row.letterId}
          columns={[
            { label: t.about, cell: (row) => about[row.kind] },
            { label: t.reader, cell: (row) => row.name || '–' },
            { label: t.madeAt, cell: (row) => format.instant(row.madeAt) },
            { label: t.letterState, cell: stateOf },
            {
              label: t.tryAgain,
              cell: (row) => (
                <Form action={`/mail/queue/${row.letterId}/again`}>
                  <Button>{t.tryAgain}</Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
