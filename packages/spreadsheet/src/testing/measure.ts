// Prints what reading costs: `node packages/spreadsheet/src/testing/measure.ts`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWorkbook } from '../read.ts';
import { hostileFiles } from './hostile.ts';
import { mutant } from './mutate.ts';
import { buildXlsx } from './xlsx.ts';

const ROWS = 20_000;
const MUTANTS = 1_000;
const NAMES = ['Nguyễn Thị', 'Trần Văn', 'Lê Sông', 'Phạm Gạo'];

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** 20,000 rows of ten columns as Excel writes them: shared strings, dates in a style. */
function largeRoll(): Uint8Array {
  const strings: string[] = [];
  const shared = (ref: string, text: string) => `<c r="${ref}" s="0" t="s"><v>${strings.push(text) - 1}</v></c>`;
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const r = i + 1;
    const texts = [
      'Đảng bộ Hoa Gạo',
      `09${String(i).padStart(8, '0')}`,
      `ghi chú ${i}`,
      `số ${i} phố Gạo`,
      `Chi bộ ${i % 50}`,
    ];
    const cells = [
      `<c r="A${r}"><v>${r}</v></c>`,
      shared(`B${r}`, `${NAMES[i % NAMES.length] ?? ''} ${i}`),
      `<c r="C${r}" s="1"><v>${20_000 + (i % 9000)}</v></c>`,
      ...texts.map((text, t) => shared(`${'DEFGH'[t] ?? 'I'}${r}`, text)),
      `<c r="I${r}"><v>${i * 1.5}</v></c><c r="J${r}" t="b"><v>${i % 2}</v></c>`,
    ];
    return `<row r="${r}">${cells.join('')}</row>`;
  });
  const styles =
    '<fonts><font><name val="Arial"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="14"/></cellXfs>';
  const sheets = [{ name: 'DS', data: rows.join('') }];
  return buildXlsx({ sheets, styles, strings: strings.map((text) => `<si><t>${text}</t></si>`).join('') });
}

/** Reads the file on standard input in a process that has done nothing else. */
function readAlone(): void {
  const bytes = readFileSync(0);
  const before = Math.round(process.memoryUsage().rss / 2 ** 20);
  const ms = cpuMs(() => readWorkbook(bytes).ok);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  say(`${ROWS} rows x 10 columns (${bytes.length} bytes): ${ms} ms CPU; RSS ${before} MiB before, peak ${peak} MiB`);
}

function measureAll(): void {
  const self = fileURLToPath(import.meta.url);
  say(spawnSync(process.execPath, [self, 'alone'], { input: largeRoll(), encoding: 'utf8' }).stdout.trim());
  measureHostile();
  measureMutants();
  say(`peak RSS of everything ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
}

function measureHostile(): void {
  const costs = hostileFiles().map((file) => ({ name: file.name, ms: cpuMs(() => readWorkbook(file.bytes).ok) }));
  costs.sort((a, b) => b.ms - a.ms);
  say(
    `${costs.length} hostile files, the dearest: ${costs
      .slice(0, 4)
      .map(({ name, ms }) => `${name} ${ms} ms`)
      .join('; ')}`,
  );
}

function measureMutants(): void {
  let making = 0;
  let judging = 0;
  let dearest = 0;
  for (let seed = 1; seed <= MUTANTS; seed += 1) {
    let bytes = new Uint8Array(0);
    making += cpuMs(() => {
      bytes = Uint8Array.from(mutant(seed).bytes);
    });
    const ms = cpuMs(() => readWorkbook(bytes).ok);
    judging += ms;
    dearest = Math.max(dearest, ms);
  }
  say(`${MUTANTS} mutants: ${making} ms CPU to make, ${judging} ms to read, the dearest ${dearest} ms`);
}

if (process.argv[2] === 'alone') readAlone();
else measureAll();
