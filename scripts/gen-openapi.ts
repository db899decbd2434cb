// Writes packages/server/openapi.json, the committed contract; --check fails when it is not what the code says.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../packages/server/src/api/openapi.ts';
import { API_USE_CASES } from '../packages/server/src/api/use-cases.ts';

const FILE = join(import.meta.dirname, '../packages/server/openapi.json');
const contract = `${JSON.stringify(openApi(API_USE_CASES), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, contract);
} else if (readFileSync(FILE, 'utf8') !== contract) {
  console.error('openapi.json differs from the code: review the change, then run node scripts/gen-openapi.ts');
  process.exitCode = 1;
}
