import { CHECKS, runSteps } from './run/run-steps.server';

if (!(await runSteps(CHECKS))) process.exit(1);
