import type { EvidenceProblem } from '@/lib/evidence/attachment';
import { err, ok, type Result } from '@/lib/platform/result';

export type SendProblem = EvidenceProblem | 'offline';

/** Posts a file as the plain form does and tells how much of it is out (0 to 1): `fetch` cannot. @returns the attachment's name */
export function sendFile(
  url: string,
  file: File,
  progress: (share: number) => void,
): Promise<Result<string, SendProblem>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, 'file');
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve(err('offline'));
    request.onload = () => resolve(readAnswer(request.status, request.response));
    request.send(form);
  });
}

function readAnswer(status: number, answer: unknown): Result<string, SendProblem> {
  const { name, errors } = (answer ?? {}) as { name?: unknown; errors?: readonly { code?: string }[] };
  if (status === 201 && typeof name === 'string') return ok(name);
  return err((errors?.[0]?.code as SendProblem | undefined) ?? 'store_down');
}
