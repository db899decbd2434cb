import { PROBLEMS } from '../../api/problem.ts';
import { Card, Item, ItemList, LinkButton, Page, Table, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

/** One room of the reference and how many operations it has. */
export interface RoomCount {
  readonly room: string;
  readonly count: number;
}

/** The first page of the reference: how to call, what refusals look like, which rooms there are. */
export function ReferencePage({ rooms }: { readonly rooms: readonly RoomCount[] }) {
  const t = useWords(TEXT);
  return (
    <Page
      title={t.title}
      audience="public"
      lead={t.lead}
      actions={<LinkButton href="/api/v1/openapi.json">{t.contract}</LinkButton>}
    >
      <Card title={t.rooms}>
        <ItemList>
          {rooms.map(({ room, count }) => (
            <Item key={room} title={<a href={`/api/${room}`}>{room}</a>} facts={t.operations(count)} />
          ))}
        </ItemList>
      </Card>
      <Card title={t.howTitle}>
        <ul>
          <li>{t.howToken}</li>
          <li>{t.howKey}</li>
          <li>{t.howJson}</li>
        </ul>
      </Card>
      <Card title={t.problems}>
        <p>{t.problemsLead}</p>
        <Table
          caption={t.problems}
          isCaptionHidden
          keyOf={([code]) => code}
          rows={Object.entries(PROBLEMS)}
          columns={[
            { label: t.code, cell: ([code]) => <code id={code}>{code}</code> },
            { label: t.status, cell: ([, { status }]) => status },
            { label: t.meaning, cell: ([, { title }]) => title },
          ]}
        />
      </Card>
    </Page>
  );
}
