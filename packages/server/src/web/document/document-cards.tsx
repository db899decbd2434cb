import { Card, DefinitionList, FileDownload, Item, ItemList, LinkButton, useFormat, useWords } from '../ui/index.ts';
import type { DocumentView } from './document-view.ts';
import { READING_TEXT } from './reading-text.ts';
import { TEXT } from './text.ts';
import { ValidityPill } from './validity-pill.tsx';

interface CardProps {
  readonly document: DocumentView;
  readonly mayKeep: boolean;
}

/** The facts of a document, with its other names. */
export function RecordCard({ document, mayKeep }: CardProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { effectiveOn, expiresOn } = document;
  const until = expiresOn === null ? '' : `, ${t.until(format.day(expiresOn))}`;
  return (
    <Card title={t.record} aside={<ValidityPill validity={document.validity} />}>
      <DefinitionList
        facts={[
          { term: t.issuer, value: document.issuerName },
          { term: t.issuedOn, value: format.day(document.issuedOn) },
          { term: t.effectiveOn, value: `${format.day(effectiveOn)}${until}` },
          { term: t.term, value: document.termName ?? '–' },
          { term: t.signer, value: document.signer || '–' },
          { term: t.aliases, value: document.aliases.join('; ') || '–' },
          { term: t.access, value: document.isPublic ? t.public : t.internal },
        ]}
      />
      {mayKeep && (
        <p>
          <a href={`/documents/${document.documentId}/aliases`}>{t.addAlias}</a>
        </p>
      )}
    </Card>
  );
}

const WORD_OF: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
};

/** What is said of a file beside what it is: how far its words are found, and whether it was kept as it came. */
function knownOf(
  { reading, pagesRead, isSigned }: Pick<DocumentView['attachments'][number], 'reading' | 'pagesRead' | 'isSigned'>,
  t: (typeof READING_TEXT)['vi'],
): readonly string[] {
  const words = reading === 'part' ? t.readings.part(String(pagesRead)) : t.readings[reading ?? 'unread'];
  return isSigned ? [words, t.isSigned] : [words];
}

/** The files of a document, each with what can be found of it. */
export function FilesCard({ document, mayKeep }: CardProps) {
  const t = useWords(TEXT);
  const said = useWords(READING_TEXT);
  const at = `/documents/${document.documentId}/files`;
  if (document.attachments.length === 0) {
    return (
      <Card title={t.files}>
        <p class="muted">{t.noFiles}</p>
      </Card>
    );
  }
  return (
    <Card title={t.files}>
      <ItemList>
        {document.attachments.map(({ attachmentId, name, kind, mediaType, size, ...known }) => (
          <Item
            key={attachmentId}
            title={
              <FileDownload
                href={`${at}/${attachmentId}`}
                label={name}
                kind={WORD_OF[mediaType] ?? 'DOCX'}
                bytes={size}
              />
            }
            facts={[t.fileKinds[kind], ...knownOf(known, said)].join(' · ')}
            action={mayKeep && <LinkButton href={`${at}/${attachmentId}/withdraw`}>{t.withdraw}</LinkButton>}
          />
        ))}
      </ItemList>
    </Card>
  );
}

/** What stood before each correction, and why it was corrected. */
export function CorrectionsCard({ document: { corrections } }: Pick<CardProps, 'document'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (corrections.length === 0) return null;
  return (
    <Card title={t.corrections}>
      <ItemList>
        {corrections.map(({ correctionId, before, reason, madeAt }) => {
          const was = JSON.parse(before) as Readonly<Record<string, unknown>>;
          const [symbol, title] = [was['symbol'], was['title']].map(String);
          const day = format.day(String(was['issued_on']));
          return (
            <Item
              key={correctionId}
              title={`${format.instant(madeAt)}: ${reason}`}
              facts={`${t.before}: ${symbol ?? ''}, ${day}, ${title ?? ''}`}
            />
          );
        })}
      </ItemList>
    </Card>
  );
}
