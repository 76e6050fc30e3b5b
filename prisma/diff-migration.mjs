// Writes the SQL that turns a database into what schema.prisma says:
//   node prisma/diff-migration.mjs postgresql://… > prisma/migrations/<stamp>_<name>/migration.sql
// The database must have all earlier migrations (an empty one gives the first). It is only read.
import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const FILTERS = { externalTables: ['public._prisma_migrations'], externalEnums: [] };

async function loadEngine() {
  const glue = './schema_engine_bg.js';
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { [glue]: engineGlue });
  engineGlue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engineGlue.SchemaEngine;
}

// The engine reads columns of the catalogue's type "char", which the adapter does not know (prisma/orm issue 27403).
// Its fields pass through the adapter in the guise of an array of that type, which it does know.
const CHAR = 18;
const CHAR_ARRAY = 1002;

function catalogueReader(url) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const query = pool.query.bind(pool);
  pool.query = async (...args) => {
    const result = await query(...args);
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  };
  return pool;
}

// The adapter's own companion package; from here it is only reachable through the adapter.
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = createRequire(require.resolve('@prisma/adapter-pg'))(
  '@prisma/driver-adapter-utils',
);

function adapterFor(pool) {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const plain = (type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type);
      return { ...result, columnTypes: result.columnTypes.map(plain) };
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

/** SQL from the live database at `url` to prisma/schema.prisma; a line «-- This is an empty migration.» when they agree. */
export async function diffFromDatabase(url) {
  const schema = { path: 'schema.prisma', content: readFileSync(join(here, 'schema.prisma'), 'utf8') };
  const SchemaEngine = await loadEngine();
  const pool = catalogueReader(url);
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapterFor(pool));
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: here },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}

const [, script, url] = process.argv;
if (script && realpathSync(script) === fileURLToPath(import.meta.url)) {
  if (!url) throw new Error('usage: node prisma/diff-migration.mjs <database url>');
  process.stdout.write(await diffFromDatabase(url));
}
