import type { Settings } from '@guong/core/platform';

/** What the doors know about where they stand. */
export interface Site extends Pick<Settings, 'profile' | 'mainOrigin' | 'castOrigin'> {
  /** The name over public and voter pages: "Phường Hoa Gạo". */
  readonly name: string;
}

/** The site of a house with these settings. */
export const siteOf = ({ profile, mainOrigin, castOrigin }: Settings, name = 'Gương'): Site => ({
  profile,
  mainOrigin,
  castOrigin,
  name,
});

/** Whether browsers reach the main origin over TLS; then cookies are `__Host-` and Secure. */
export const isHttps = (site: Site): boolean => site.mainOrigin.startsWith('https:');
