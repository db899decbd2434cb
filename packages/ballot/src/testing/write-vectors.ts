import { writeFileSync } from 'node:fs';
import { vectorsText } from './vectors.ts';

// Run once for a new suite: the file is frozen, and a change to it is a change of the protocol.
writeFileSync(new URL('../../vectors/gbp1.json', import.meta.url), vectorsText());
