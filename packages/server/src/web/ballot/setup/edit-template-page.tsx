import {
  Actions,
  Button,
  Card,
  CheckField,
  Columns,
  Form,
  Hidden,
  Page,
  RadioGroup,
  TextArea,
  TextField,
  useWords,
  WhoSees,
  type Messages,
} from '../../ui/index.ts';
import { BallotPreview, type PreviewedBallot } from './ballot-preview.tsx';
import { PREVIEW_TEXT } from './preview-text.ts';
import { TEMPLATE_TEXT } from './template-text.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
  /** The version that follows a published one; absent for a template with a code of its own. */
  readonly follows?: { readonly code: string; readonly version: number };
  /** The ballot of what is typed, as far as it is one. */
  readonly preview?: PreviewedBallot;
}

const ITEM_ROWS = 12;
const LEVEL_ROWS = 5;

/** What an office writes to publish a template, or the next version of one. */
export function EditTemplatePage(props: Props) {
  const { errors, follows, preview } = props;
  const t = useWords(TEMPLATE_TEXT);
  const words = useWords(PREVIEW_TEXT);
  const { rounds } = useWords(TEXT);
  const crumbs = [
    { href: '/rounds', label: rounds },
    { href: '/rounds/templates', label: t.templates },
  ];
  return (
    <Page title={follows ? t.newVersion : t.newTemplate} lead={t.templatesLead} crumbs={crumbs} errors={errors}>
      <Columns
        lead={<TemplateFields {...props} />}
        side={
          preview && (
            <Card title={words.title}>
              <BallotPreview ballot={preview} />
            </Card>
          )
        }
      />
    </Page>
  );
}

function TemplateFields({ typed, errors, follows }: Props) {
  const t = useWords(TEMPLATE_TEXT);
  const { show } = useWords(PREVIEW_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Form action="/rounds/templates">
      <WhoSees sentence={t.whoSees} />
      {follows ? (
        <>
          <Hidden name="code" value={follows.code} />
          <Hidden name="follows" value={follows.version.toString()} />
          <p class="strong">{t.codeKept(follows.code, follows.version + 1)}</p>
        </>
      ) : (
        <TextField {...field('code')} label={t.code} hint={t.codeHint} width="medium" isOptional />
      )}
      <TextField {...field('title')} label={t.title} />
      <RadioGroup {...field('kind')} label={t.kind} choices={choicesOf(t.kinds)} />
      <TextArea {...field('items')} label={t.itemsField} hint={t.itemsHint} rows={ITEM_ROWS} />
      <TextArea {...field('levels')} label={t.levelsField} rows={LEVEL_ROWS} />
      <CheckField {...field('hasComments')} label={t.hasComments} hint={t.commentsHint} />
      <RadioGroup {...field('blankRule')} label={t.blankRule} choices={choicesOf(t.blankRules)} />
      <RadioGroup {...field('denominator')} label={t.denominator} choices={choicesOf(t.denominators)} />
      <Actions>
        <Button weight="primary">{t.publish}</Button>
        <Button name="then" value="preview">
          {show}
        </Button>
      </Actions>
    </Form>
  );
}

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
