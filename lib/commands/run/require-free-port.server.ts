import 'server-only';
import { createServer } from 'node:net';

/** Throws a line that says what to do when nobody may listen on this port now. `host` undefined: all addresses. */
export async function requireFreePort(port: number, host: string | undefined, command: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ port, ...(host ? { host } : {}) }, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const remedy = `choose another: PORT=${port < 1024 ? 3000 : port + 1} ${command}`;
    if (code === 'EADDRINUSE') throw new Error(`port ${port} is taken; ${remedy}`);
    if (code === 'EACCES') throw new Error(`port ${port} may only be opened by root; ${remedy}`);
    throw new Error(`cannot listen on ${host ?? ''}:${port}: ${message}`);
  }
  await new Promise((resolve) => probe.close(resolve));
}
