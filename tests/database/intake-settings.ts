// Imported first: settings and log read the environment when they are loaded. No test of the intake is to meet a rate limit by accident.
process.env.WURAO_SECRET ??= 'a-secret-for-tests-and-for-nothing-else-at-all';
process.env.AUTH_SECRET ??= 'another-secret-for-tests-and-for-nothing-else';
process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none';
process.env.RATE_LIMIT_FACTOR ??= '1000000';
process.env.LOG_LEVEL = 'silent';
