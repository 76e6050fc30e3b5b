import type { Operation } from './operation';

/** A line for the shell that tries an operation of the site at `origin`: with curl, and jq where something must be looked up first. */
export function exampleCommand(operation: Operation, origin: string): string {
  const { path, example, exampleAfter, exampleBody } = operation;
  if (exampleBody)
    return `curl '${origin}${path}' -H 'Content-Type: application/json' -d '${JSON.stringify(exampleBody)}'`;
  if (exampleAfter)
    return `curl -s '${origin}${exampleAfter.list}' | jq -r '${exampleAfter.pick}' | xargs -I% curl '${origin}%'`;
  if (example) return `curl '${origin}${example}'`;
  // What is one’s own: both stand on the receipt.
  return `curl '${origin}${path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}' -H 'Authorization: Bearer RECOVERY-CODE'`;
}
