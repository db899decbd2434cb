import { expect, test } from 'vitest';
import { ALL_USE_CASES } from '../testing/all-use-cases.ts';
import { lawOfFailpoints, type FailpointReport } from '../testing/index.ts';
import { stageOfStory, tellStory } from '../testing/story/story.ts';

// The story of the committee is told once more; before each step the house crashes at every point of the corridor and
// before every statement, and after each crash no table may have changed.

test(
  'DUR-1: a crash of any use case at any failpoint or statement leaves nothing; without one a command leaves one row',
  { timeout: 900_000 },
  async () => {
    const stage = await stageOfStory();
    const reports = new Map<string, FailpointReport[]>();
    const told = await tellStory(stage, async (step) => {
      const report = await lawOfFailpoints(stage.house, step);
      const { name } = step.useCase;
      reports.set(name, [...(reports.get(name) ?? []), report]);
      return report.answer;
    });
    stage.house.takeLoggedErrors();
    const all = [...reports.values()].flat();
    const crashes = all.reduce((sum, report) => sum + report.crashes, 0);
    console.log(`DUR-1: ${String(crashes)} crashes in ${String(told.size)} use cases, nothing left behind`);
    expect(ALL_USE_CASES.map(({ name }) => name).filter((name) => !reports.has(name))).toEqual([]);
    // A view may read with one planned statement only, which the trap does not see; whoever writes has statements.
    const writes = ALL_USE_CASES.filter(({ kind }) => kind !== 'view').map(({ name }) => reports.get(name) ?? []);
    expect(writes.flat().filter(({ statements }) => statements === 0)).toEqual([]);
  },
);
