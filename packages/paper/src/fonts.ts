import { createRequire } from 'node:module';

const TINOS_FACES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
] as const;

/**
 * Paths of the four Tinos faces, found the way Node finds packages from `requireFrom` (a file path or file URL).
 * @throws when the package `@expo-google-fonts/tinos` is not installed above that place.
 */
export function tinosPaths(requireFrom: string): readonly string[] {
  const { resolve } = createRequire(requireFrom);
  return TINOS_FACES.map((face) => resolve(`@expo-google-fonts/tinos/${face}`));
}
