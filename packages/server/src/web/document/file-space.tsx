import type { z } from 'zod';
import { operation } from '@guong/core/operation';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { Card, DefinitionList, Notice, Pill, useFormat, useWords } from '../ui/index.ts';
import { FILE_SPACE_TEXT } from './file-space-text.ts';

/** How much of its room for files a committee has used. */
export type FileSpaceView = z.output<typeof operation.fileSpace.output>;

/** How full the files are; nothing for whoever is not told, and they are not refused. */
export async function fileSpaceFor(app: App, actor: Actor): Promise<FileSpaceView | undefined> {
  const isTold = actor.kind === 'person' && actor.holdings.some(({ powers }) => powers.some(isTellingPower));
  const space = isTold ? await perform(app, actor, operation.fileSpace, {}) : undefined;
  return space?.ok ? space.value : undefined;
}
const isTellingPower = (power: string): boolean => power === 'office' || power === 'operate';

/** Where somebody adds a file: a warning from four fifths on. */
export function NearlyFull({ space }: { readonly space: FileSpaceView | undefined }) {
  const t = useWords(FILE_SPACE_TEXT);
  const format = useFormat();
  if (!space?.isNearlyFull) return null;
  return <Notice tone="warn">{t.nearlyFull(format.size(space.usedBytes), format.size(space.quotaBytes))}</Notice>;
}

interface CardProps {
  readonly space: FileSpaceView;
  /** Whether the reader runs the machine, where the limit is set. */
  readonly mayRaise: boolean;
}
/** What is used, how much there is and what is left, and how there will be more. */
export function FileSpaceCard({ space, mayRaise }: CardProps) {
  const t = useWords(FILE_SPACE_TEXT);
  const format = useFormat();
  const { usedBytes, quotaBytes } = space;
  const share = format.percent({ part: Math.min(usedBytes, quotaBytes), whole: quotaBytes }, 0);
  return (
    <Card title={t.title} {...(space.isNearlyFull && { aside: <Pill tone="late">{t.soonFull}</Pill> })}>
      <DefinitionList
        facts={[
          { term: t.used, value: `${format.size(usedBytes)} (${share})` },
          { term: t.quota, value: format.size(quotaBytes) },
          { term: t.left, value: format.size(Math.max(quotaBytes - usedBytes, 0)) },
        ]}
      />
      <p class="muted">
        {t.counted} {mayRaise ? t.raise : t.askToRaise}
      </p>
    </Card>
  );
}
