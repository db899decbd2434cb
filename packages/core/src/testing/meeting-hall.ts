import { meeting } from '../modules/meeting/index.ts';
import { org } from '../modules/org/index.ts';
import { perform, type Actor, type AnyUseCase, type PersonActor } from '../usecase/index.ts';
import type { z } from 'zod';
import { FOUNDED_ON, valueOf, type FoundedHouse } from './founded-house.ts';

/** A house with people in two categories, and hands that hold meetings. */
export interface Hall {
  /** In the order they were added: the first half key cadres, the others members without a category. */
  readonly personIds: readonly string[];
  readonly actorOf: (personId: string) => PersonActor;
  readonly tell: <U extends AnyUseCase>(useCase: U, raw: object, actor?: Actor) => Promise<z.output<U['output']>>;
  /** Plans a meeting of the first cell with everybody called, and answers its id. */
  readonly planned: (more?: object) => Promise<string>;
  /** The same, opened. */
  readonly opened: (more?: object) => Promise<string>;
}

/** Adds `people` to the first cell, half of them in the category of key cadres. */
export async function meetingHall(house: FoundedHouse, people = 6): Promise<Hall> {
  const tell: Hall['tell'] = async (useCase, raw, actor = house.office) =>
    valueOf(await perform(house.app, actor, useCase, raw)) as never;
  const personIds: string[] = [];
  for (let n = 0; n < people; n += 1)
    personIds.push(await house.add(`Lê Văn ${'ABCDEGHIKLMNOPQRSTUVXY'[n % 22] ?? ''}${'a'.repeat(n / 22)}`));
  const category = { code: 'chu_chot', name: 'Cán bộ chủ chốt', precedence: 1, fromOn: FOUNDED_ON };
  const categoryId = (await tell(org.createCategory, category)).id;
  const cadres = personIds.slice(0, Math.ceil(people / 2));
  await tell(org.assignCategory, { categoryId, personIds: cadres, fromOn: FOUNDED_ON });
  const planned: Hall['planned'] = async (more = {}) => {
    const { id } = await tell(meeting.plan, {
      ...{ kind: 'chi_bo', unitId: house.cellId, title: 'Sinh hoạt chi bộ tháng 11', place: 'Nhà văn hóa' },
      ...{ startsAt: house.clock.now().toISOString(), mode: 'in_person' },
      ...more,
    });
    await tell(meeting.setInvitation, { meetingId: id, personIds });
    return id;
  };
  return {
    personIds,
    actorOf: (personId) => ({ ...house.actorWith([], personId), holdings: [] }),
    tell,
    planned,
    opened: async (more) => {
      const meetingId = await planned(more);
      await tell(meeting.open, { meetingId });
      return meetingId;
    },
  };
}
