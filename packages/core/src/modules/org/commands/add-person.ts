import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { addAll } from '../add-people.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { AddedPerson, AddPeopleInput, AddPeopleOutput, AddPersonInput } from '../person.schema.ts';

/** Adds one person, into a cell if one is given. */
export const addPerson = command({
  name: 'org.addPerson',
  http: 'POST /org/people',
  summary: 'Thêm một người, có thể kèm chi bộ sinh hoạt',
  input: AddPersonInput,
  output: AddedPerson,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.addPerson');
    if (!permit) return forbidden('org.addPerson');
    const added = await addAll(ctx, [input], () => '');
    if (!added.ok) return added;
    const [person] = added.value;
    if (!person) throw new Error('one person in, one person out');
    const { memberKind, cellId, fromOn } = input;
    return ok({
      permit,
      value: person,
      event: {
        type: 'org.person_added',
        subject: person.personId,
        data: { code: person.code, memberKind, cellId: cellId ?? null, fromOn },
      },
    });
  },
});

/** Adds a list of people at once, all or none: the way a spreadsheet comes in. */
export const addPeople = command({
  name: 'org.addPeople',
  http: 'POST /org/people/batch',
  summary: 'Thêm một danh sách người trong một lần; sai một dòng thì không ghi dòng nào',
  input: AddPeopleInput,
  output: AddPeopleOutput,
  async run(ctx, { people }) {
    const permit = mayKeep(ctx.actor, 'org.addPeople');
    if (!permit) return forbidden('org.addPeople');
    const added = await addAll(ctx, people, (index) => `people.${index}.`);
    if (!added.ok) return added;
    return ok({
      permit,
      value: { people: added.value },
      event: {
        type: 'org.people_added',
        subject: added.value[0]?.personId ?? '',
        data: { count: added.value.length, codes: added.value.map((person) => person.code) },
      },
    });
  },
});
