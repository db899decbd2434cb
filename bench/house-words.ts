/** What the house in its child process says when it is open. */
export interface HouseReady {
  readonly mainOrigin: string;
  readonly castOrigin: string;
  readonly roundId: string;
  readonly protocolId: string;
  /** Of a signed-in officer. */
  readonly cookie: string;
  readonly preparedSeconds: number;
}
/** What the house may be asked. */
export type Asked =
  | { readonly kind: 'usage' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'render'; readonly path: string; readonly cookie: string; readonly count: number };
/** Answer to `usage`: CPU in microseconds since the start, memory in bytes. */
export interface Usage {
  readonly cpu: { readonly user: number; readonly system: number };
  readonly rss: number;
}
