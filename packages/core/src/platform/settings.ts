/** How this installation runs; read once at start. */
export interface Settings {
  readonly profile: 'demo' | 'production';
  /** Absolute; holds `postgres/`, `files/`, `secrets/`. */
  readonly dataFolder: string;
  /** Origins as browsers see them; never equal (rulings, 3). */
  readonly mainOrigin: string;
  readonly castOrigin: string;
  /** Where the doors listen. */
  readonly listen: { readonly host: string; readonly mainPort: number; readonly castPort: number };
  /** Absolute; 0700; round keys (spool, log) of this machine, outside the database and every backup. */
  readonly keyFolder: string;
  /** SHA-256 (hex) of the ballot app's files as served; they go into every round's manifest. */
  readonly clientBundleHashes: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Present when an external PostgreSQL is used instead of the embedded one. */
  readonly databaseUrl?: string;
}
