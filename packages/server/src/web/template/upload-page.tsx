import { TEMPLATE_FIELDS } from '@guong/core/document';
import type { Filled } from '../../http/filled.ts';
import { PlainField } from '../document/plain-field.tsx';
import { TYPE_CHOICES } from '../document/type-choices.ts';
import {
  Actions,
  Button,
  Card,
  FileDownload,
  FileField,
  Form,
  Page,
  RadioGroup,
  SelectField,
  TextField,
  useWords,
  WhoSees,
  type Choice,
} from '../ui/index.ts';
import { FieldList } from './field-list.tsx';
import { useTemplateCrumbs } from './templates-page.tsx';
import { TEXT } from './text.ts';

const MOST_BYTES = 5_000_000;
const FAMILIES = ['party', 'state'] as const;

/** Takes a template of the office, and says which placeholders it may bear. */
export function UploadTemplatePage({ units, typed, errors }: Filled & { readonly units: readonly Choice[] }) {
  const t = useWords(TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const families = FAMILIES.map((value) => ({ value, label: t.families[value] }));
  return (
    <Page title={t.uploadTitle} lead={t.uploadLead} crumbs={useTemplateCrumbs()} errors={errors}>
      <Form action="/documents/templates" takesFiles>
        <WhoSees sentence={t.whoSees} />
        <TextField {...field('code')} label={t.code} hint={t.codeHint} width="medium" />
        <SelectField {...field('type')} label={t.type} choices={TYPE_CHOICES} />
        <RadioGroup {...field('family')} label={t.family} choices={families} />
        <SelectField {...field('unitId')} label={t.unit} hint={t.unitHint} choices={units} />
        <FileField
          name="file"
          label={t.file}
          accept=".docx"
          kinds={t.fileAccepts}
          maxBytes={MOST_BYTES}
          sent={typed['file']}
          error={errors['file']}
        />
        <PlainField value={typed['isPlain']} error={errors['isPlain']} />
        <Actions>
          <Button weight="primary">{t.uploadIt}</Button>
        </Actions>
      </Form>
      <Card title={t.allFields}>
        <p>{t.starter}:</p>
        {FAMILIES.map((family) => (
          <p key={family}>
            <FileDownload
              href={`/documents/templates/starter?family=${family}`}
              label={t.starterOf[family]}
              kind="DOCX"
            />
          </p>
        ))}
        <FieldList names={TEMPLATE_FIELDS} />
      </Card>
    </Page>
  );
}
