import type { Answers } from '../protocol/answers.ts';

/** What a page with `chromium-runner.ts` in it does when it is asked. */
export interface RoundRequest {
  /** The frozen vectors, made in this browser. */
  readonly vectors: () => string;
  /** Blinds for the round of this manifest; `seal` takes the issuers' answers (hex) and gives a ballot (hex). */
  readonly ask: (manifest: string) => Promise<{
    readonly blinded: readonly string[];
    readonly seal: (answers: readonly string[], marks: Answers) => Promise<string>;
  }>;
}
