const LONGEST_NAME = 200;
const FORBIDDEN_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\\:*?"<>|]/u;
const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Whether a part name could be one of a spreadsheet. Names are only ever keys of a map, never paths; a name made to
 * climb out of a folder or to fool the eye still says that the file was not made by a spreadsheet program.
 */
export function isOrdinaryName(name: string): boolean {
  if (name === '' || name.length > LONGEST_NAME || FORBIDDEN_CHARACTERS.test(name)) return false;
  const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  return segments.every((segment) => segment !== '' && !/^\.+$/.test(segment) && !DEVICE_NAMES.test(segment));
}
