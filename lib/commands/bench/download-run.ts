import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { sendFile } from '@/lib/server/send-file.server';

/** Serves one file to everyone, as the files of a release are served. Arguments: path, port. */
const [path = '', port = '0'] = process.argv.slice(2);
const { size } = await stat(path);
const file = { path, bytes: size, etag: '"bench"', modified: new Date(0), type: 'application/vnd.apache.parquet' };
const server = createServer((request, response) => {
  sendFile(request, response, file, 'public, max-age=0, must-revalidate').catch(() => response.destroy());
});
server.listen(Number(port), 'localhost');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
