/** Lines of an NDJSON file that is compressed with gzip, as they come. `progress`: bytes so far. @throws Error when the file does not come whole */
export async function* readLines(address: string, progress: (bytes: number) => void): AsyncGenerator<string> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
  let bytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      progress(bytes);
      controller.enqueue(chunk);
    },
  });
  const text = answer.body
    .pipeThrough(counted)
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream());
  const reader = text.getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
