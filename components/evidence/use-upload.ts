import { useEffect, useState } from 'react';
import { dropPicture, keptPicture } from '@/components/import/shared-picture';
import { type SendProblem, sendFile } from './send-file';
import { smallerPicture } from './smaller-picture';

export type UploadStep =
  | { readonly at: 'idle' | 'preparing' | 'storing' }
  | { readonly at: 'sending'; readonly share: number };

const IDLE: UploadStep = { at: 'idle' };

/**
 * Sends files as evidence of one call and leads to its page. `live`: the script runs. `shared`: a picture that was read on this device for a report,
 * and may be its evidence; it is forgotten once it was sent.
 * @param page of the call; files are posted below it
 */
export function useUpload(page: string, largest: number) {
  const [live, setLive] = useState(false);
  const [step, setStep] = useState(IDLE);
  const [problem, setProblem] = useState<SendProblem | null>(null);
  const [shared, setShared] = useState<File | null>(null);
  useEffect(() => {
    setLive(true);
    void keptPicture().then(setShared);
  }, []);
  const fail = (code: SendProblem) => {
    setStep(IDLE);
    setProblem(code);
  };
  const upload = async (file: File) => {
    setProblem(null);
    setStep({ at: 'preparing' });
    const smaller = await smallerPicture(file);
    if (smaller.size > largest) return fail('too_large');
    const sent = await sendFile(`${page}/evidence`, smaller, (share) =>
      setStep(share < 1 ? { at: 'sending', share } : { at: 'storing' }),
    );
    if (!sent.ok) return fail(sent.error);
    if (file === shared) await dropPicture();
    window.location.assign(`${page}?added=${sent.value}#evidence`);
  };
  return { live, step, problem, shared, upload };
}
