import { DefinitionList, FileDownload, Island, useWords } from '../../ui/index.ts';
import { PLAN_TEXT } from './plan-text.ts';

/** The document against which somebody is rated. */
export interface PlanFacts {
  readonly subjectNo: number;
  readonly name: string;
  readonly post: string;
  readonly sha256: string;
}

/** Where to take the plan from, and its hash to compare: the same words on both origins. */
export function PlanDocument(props: {
  readonly plan: PlanFacts;
  readonly fileHref: string;
  readonly reader: 'signed-in' | 'anyone';
}) {
  const { plan, fileHref, reader } = props;
  const t = useWords(PLAN_TEXT);
  const { subjectNo, name, post, sha256 } = plan;
  const fileName = `ke-hoach-${subjectNo.toString()}-${sha256.slice(0, 12)}`;
  return (
    <>
      <DefinitionList
        facts={[
          { term: t.subject, value: `${name}, ${post}` },
          { term: t.hash, value: <code>{sha256.replace(/(.{8})(?=.)/g, '$1 ')}</code> },
        ]}
      />
      <p class="muted">{t.hashNote}</p>
      <Island name="plan-check" props={{ fileHref, sha256, fileName, reader }} />
      <p>
        <FileDownload href={fileHref} label={t.download} kind="PDF/DOCX" />
      </p>
    </>
  );
}
