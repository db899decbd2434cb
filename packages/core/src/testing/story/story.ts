import { foundIn, type FoundedHouse } from '../founded-house.ts';
import { emptyHouse, type EmptyHouse } from '../empty-house.ts';
import { accounts } from './accounts.ts';
import { documents } from './documents.ts';
import { founding } from './founding.ts';
import { lists } from './lists.ts';
import { mails } from './mails.ts';
import { meetings } from './meetings.ts';
import { organisation } from './organisation.ts';
import { rounds } from './rounds.ts';
import { tasks } from './tasks.ts';
import { telling, type Witness } from './telling.ts';
import { upkeep, verified } from './upkeep.ts';

/** An empty house and, in its other tenant, a founded committee: whose people try what is not theirs. */
export interface Stage {
  readonly house: EmptyHouse;
  readonly other: Omit<FoundedHouse, keyof EmptyHouse>;
}

/** Sets the stage, the day before the round of the story. */
export async function stageOfStory(): Promise<Stage> {
  const house = await emptyHouse();
  house.clock.set('2026-11-21T01:00:00Z');
  const committee = { code: 'SH', name: 'Đảng ủy phường Sông Hồng' };
  return { house, other: await foundIn(house, house.otherTenantId, committee) };
}

/**
 * One story that performs every use case with input that succeeds: a committee is founded, kept, invited, rates its
 * leaders and destroys what it must. Voters write what `commentOf` says, where it is given. Answers how often each use case
 * was performed, by name.
 */
export async function tellStory(
  { house }: Stage,
  witness?: Witness,
  commentOf?: (at: number) => string,
): Promise<ReadonlyMap<string, number>> {
  const { tell, told } = telling(house, witness);
  const founded = await founding(house, tell);
  await upkeep(founded, tell);
  await organisation(founded, tell);
  await documents(founded, tell);
  await tasks(founded, tell);
  await meetings(founded, tell);
  await lists(founded, tell);
  await accounts(founded, tell);
  await rounds(founded, tell, commentOf);
  await mails(founded, tell);
  await verified(founded, tell);
  return told;
}
