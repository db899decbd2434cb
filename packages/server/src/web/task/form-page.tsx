import { filledOr, type Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  CheckGroup,
  DateField,
  DefinitionList,
  Card,
  Form,
  Hidden,
  Notice,
  Page,
  SelectField,
  TextArea,
  TextField,
  useFormat,
  useWords,
  WhoSees,
  type Choice,
} from '../ui/index.ts';
import { DocumentChoice } from './document-choice.tsx';
import { pathOf, type HoldingsView, type TaskView, type UnitsView } from './task-view.ts';
import { TEXT } from './text.ts';

/** What a form about a task offers to choose from. */
export interface Offers {
  readonly posts: HoldingsView;
  readonly units: UnitsView;
  readonly documents: readonly { readonly documentId: string; readonly symbol: string; readonly title: string }[];
  readonly parents: readonly { readonly taskId: string; readonly number: number; readonly what: string }[];
}

/** Posts somebody holds today, by precedence, with their holders. */
export function postChoices(posts: HoldingsView): Choice[] {
  const byId = new Map<string, { title: string; unitName: string; names: string[] }>();
  for (const { postId, title, unitName, fullName } of posts) {
    const known = byId.get(postId) ?? { title, unitName, names: [] };
    byId.set(postId, { ...known, names: [...known.names, fullName] });
  }
  return [...byId].map(([value, { title, unitName, names }]) => ({
    value,
    label: `${title.includes(unitName) ? title : `${title}, ${unitName}`} (${names.join(', ')})`,
  }));
}

/** The form by which a task is proposed. */
export function NewTaskPage({ offers, filled }: { readonly offers: Offers; readonly filled: Filled }) {
  const t = useWords(TEXT);
  const { errors } = filled;
  return (
    <Page title={t.newTask} lead={t.newTaskLead} crumbs={[{ href: '/tasks', label: t.tasks }]} errors={errors}>
      <Form action="/tasks">
        <WhoSees sentence={t.whoSees} />
        <TaskFields offers={offers} filled={filled} />
        <DocumentChoice
          label={t.source}
          hint={t.sourceHint}
          documents={offers.documents}
          filled={filled}
          error={errors['sourceId']}
        />
        <Actions>
          <Button weight="primary">{t.proposeIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

interface FieldsProps {
  readonly offers: Offers;
  readonly filled: Filled;
  /** A task that was given out keeps its owner and its day: these have steps of their own. */
  readonly isGivenOut?: boolean;
}
function TaskFields({ offers, filled: { typed, lists, errors }, isGivenOut = false }: FieldsProps) {
  const t = useWords(TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const posts = postChoices(offers.posts);
  const chosen = lists?.['supportUnitIds'] ?? [];
  return (
    <>
      <TextArea {...field('what')} label={t.what} rows={2} maxLength={500} />
      {!isGivenOut && <SelectField {...field('ownerPostId')} label={t.owner} hint={t.ownerHint} choices={posts} />}
      {!isGivenOut && <DateField {...field('dueOn')} label={t.due} />}
      <TextArea {...field('responsibility')} label={t.responsibility} hint={t.responsibilityHint} rows={2} />
      <TextArea {...field('product')} label={t.product} hint={t.productHint} rows={2} />
      <TextArea {...field('authority')} label={t.authority} hint={t.authorityHint} rows={2} />
      <SelectField {...field('supervisorPostId')} label={t.supervisor} isOptional choices={posts} />
      <details open={chosen.length > 0}>
        <summary>{t.support}</summary>
        <CheckGroup
          name="supportUnitIds"
          label={t.support}
          isOptional
          values={chosen}
          error={errors['supportUnitIds']}
          choices={offers.units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
      </details>
      <SelectField
        {...field('parentId')}
        label={t.parent}
        hint={t.parentHint}
        isOptional
        choices={offers.parents.map(({ taskId, number, what }) => ({
          value: taskId,
          label: `NV-${number.toString()} ${what}`,
        }))}
      />
    </>
  );
}

interface EditProps {
  readonly task: TaskView;
  readonly offers: Offers;
  readonly filled: Filled;
  /** Somebody saved another text meanwhile: both are shown. */
  readonly isConflict?: boolean;
}
/** Changes what a task says; with a conflict the saved text stands above what was typed. */
export function EditTaskPage({ task, offers, filled, isConflict = false }: EditProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const shown = filledOr(filled, valuesOf(task));
  const isGivenOut = task.state !== 'proposed';
  const crumbs = [
    { href: '/tasks', label: t.tasks },
    { href: pathOf(task.taskId), label: t.taskNo(format.count(task.number)) },
  ];
  return (
    <Page title={t.edit} lead={task.what} crumbs={crumbs} errors={filled.errors}>
      {isConflict && <Saved task={task} />}
      <Form action={`${pathOf(task.taskId)}/edit`}>
        <WhoSees sentence={t.whoSees} />
        <Hidden name="revision" value={task.revision.toString()} />
        <TaskFields offers={offers} filled={shown} isGivenOut={isGivenOut} />
        {isGivenOut && (
          <TextField name="reason" label={t.reason} value={shown.typed['reason']} error={filled.errors['reason']} />
        )}
        <Actions>
          <Button weight="primary">{t.editIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Saved({ task }: { readonly task: TaskView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <>
      <Notice tone="late">{t.conflict}</Notice>
      <Card title={t.current}>
        <DefinitionList
          facts={[
            { term: t.what, value: task.what },
            { term: t.owner, value: task.owner?.title ?? '–' },
            { term: t.due, value: task.dueOn === null ? '–' : format.day(task.dueOn) },
            { term: t.responsibility, value: task.responsibility || '–' },
            { term: t.product, value: task.product || '–' },
            { term: t.authority, value: task.authority || '–' },
          ]}
        />
      </Card>
    </>
  );
}

const valuesOf = (task: TaskView): Pick<Filled, 'typed' | 'lists'> => ({
  typed: {
    what: task.what,
    responsibility: task.responsibility,
    product: task.product,
    authority: task.authority,
    ownerPostId: task.owner?.postId ?? '',
    dueOn: task.dueOn ?? '',
    supervisorPostId: task.supervisor?.postId ?? '',
    parentId: task.parent?.taskId ?? '',
  },
  lists: { supportUnitIds: task.support.map(({ unitId }) => unitId) },
});

/** The form for a secret task: a code and a day. */
export function SecretTaskPage({ typed, errors }: Filled) {
  const t = useWords(TEXT);
  return (
    <Page title={t.noteSecret} lead={t.noteSecretLead} crumbs={[{ href: '/tasks', label: t.tasks }]} errors={errors}>
      <Form action="/tasks/secret">
        <TextField
          name="secretCode"
          label={t.secretCode}
          hint={t.secretCodeHint}
          width="medium"
          value={typed['secretCode']}
          error={errors['secretCode']}
        />
        <DateField name="dueOn" label={t.due} value={typed['dueOn']} error={errors['dueOn']} />
        <Actions>
          <Button weight="primary">{t.noteSecret}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
