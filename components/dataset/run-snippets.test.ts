import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { codeBookCsv } from '@/lib/dataset/code-book';
import { readingSnippets } from './snippets';

/*
 * The programs as the page shows them, run by the real tools over files in a folder: both tools read paths as they read addresses. Where a tool
 * is not installed its test is skipped, and says so. What other tools made of real releases stands in docs/decisions/0069.
 */

const base = mkdtempSync(join(tmpdir(), 'wurao-snippets-'));
afterAll(() => rmSync(base, { recursive: true }));

const NAMES = { label_zh: ['人保财险', '不清楚'], label_en: ['PICC Property and Casualty', 'not known'] } as const;
const TABLE = `period,insurer,role,row,reporters,reports
2026-10,picc,unknown,cell,95,110
2026-10,pingan,agency,cell,285,1415
2026-10,all,all,total,,1525
`;

function prepare(): void {
  mkdirSync(join(base, 'latest'), { recursive: true });
  writeFileSync(join(base, 'latest/role_insurer_month.csv'), TABLE);
  writeFileSync(join(base, 'codes.csv'), codeBookCsv());
}

const TOOLS = [
  { name: 'Python', commands: ['python3', '/usr/bin/python3'], probe: ['-c', 'import pandas'], run: '-c' },
  { name: 'R', commands: ['Rscript'], probe: ['--version'], run: '-e' },
] as const;

/** The first of the commands that works here. */
function installed({ name, commands, probe }: (typeof TOOLS)[number]): string | undefined {
  const found = commands.find((command) => spawnSync(command, probe, { stdio: 'ignore' }).status === 0);
  if (!found) console.warn(`the program in ${name} is not run: the tool is not installed here`);
  return found;
}

for (const tool of TOOLS) {
  const { name, run } = tool;
  const command = installed(tool) ?? '';
  it.runIf(command)(
    `${name} prints the cells by reports, with names and whole numbers`,
    () => {
      prepare();
      for (const label of ['label_zh', 'label_en'] as const) {
        const code = readingSnippets(base, label).find((snippet) => snippet.name === name)?.code ?? '';
        const env = { ...process.env, LC_ALL: 'C.UTF-8', PYTHONIOENCODING: 'utf-8' };
        const printed = execFileSync(command, [run, code], { encoding: 'utf8', env });
        const lines = printed.split('\n');
        expect(
          lines.findIndex((line) => /\b285\b.*\b1415\b/.test(line)),
          printed,
        ).toBe(1);
        expect(lines[2], printed).toMatch(/\b95\b.*\b110\b/);
        for (const word of NAMES[label]) expect(printed).toContain(word);
        expect(printed).not.toMatch(/all|\.0|NA/);
      }
    },
    60_000,
  );
}
