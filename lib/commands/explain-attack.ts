import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attackSteps } from '@/lib/ranking/explain/attack-steps';

const OUT = join('lib', 'ranking', 'explain', 'attack-steps.json');

/** `explain-attack`: ranks the made-up world under growing attacks, for the methodology page; to be run after every change of the method. */
await writeFile(OUT, `${JSON.stringify(attackSteps(), null, 2)}\n`);
console.log(`wurao  wrote ${OUT}`);
