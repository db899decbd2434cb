import { Counter, Gauge, Registry } from 'prom-client';

/** Counts for whoever runs the machine. No label names a person, a round or an address. */
export interface Metrics {
  readonly registry: Registry;
  /** Views and commands by name and outcome (`ok` or the fault's code). Handing out and casting are not counted here. */
  readonly useCases: Counter<'name' | 'outcome'>;
  /** 1 while the last health check passed. */
  readonly healthy: Gauge;
  /** Unix seconds of the last `sweep`, `checkpoint` and `backup`, of the tenant where it is longest ago; 0 for never. */
  readonly lastUpkeep: Gauge<'what'>;
  /** What has not arrived, by room (`document`: at other committees; `mail`: at the mail server) and state (`waiting`, `failed`). */
  readonly undelivered: Gauge<'room' | 'state'>;
  /** Unix seconds at which the oldest of what waits was made, by room; 0 when nothing waits. */
  readonly oldestUndelivered: Gauge<'room'>;
  /** What the files of each committee take, and how much they may, in bytes; by the short code of the committee. */
  readonly filesBytes: Gauge<'committee'>;
  readonly filesQuotaBytes: Gauge<'committee'>;
}

/** One registry per house, so that tests do not share counts. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ['name', 'outcome'] as const;
  return {
    registry,
    useCases: new Counter({
      name: 'guong_use_cases_total',
      help: 'Views and commands performed',
      labelNames,
      registers,
    }),
    lastUpkeep: new Gauge({
      name: 'guong_last_upkeep_timestamp_seconds',
      help: 'When the house was last swept, its audit chain checkpointed, a backup taken; 0 for never',
      labelNames: ['what'] as const,
      registers,
    }),
    undelivered: new Gauge({
      name: 'guong_undelivered',
      help: 'Messages between committees and letters that have not arrived: waiting for a (further) try, or given up',
      labelNames: ['room', 'state'] as const,
      registers,
    }),
    oldestUndelivered: new Gauge({
      name: 'guong_oldest_undelivered_timestamp_seconds',
      help: 'When the oldest message or letter that waits was made; 0 when nothing waits',
      labelNames: ['room'] as const,
      registers,
    }),
    filesBytes: new Gauge({
      name: 'guong_files_bytes',
      help: 'What the files of a committee take, in bytes; the same bytes once',
      labelNames: ['committee'] as const,
      registers,
    }),
    filesQuotaBytes: new Gauge({
      name: 'guong_files_quota_bytes',
      help: 'How many bytes of files a committee may keep',
      labelNames: ['committee'] as const,
      registers,
    }),
    healthy: new Gauge({ name: 'guong_healthy', help: '1 while the last health check passed', registers }),
  };
}
