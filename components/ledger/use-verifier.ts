import { useState } from 'react';
import type { Checked } from './check-pasted';

/** What is to be checked and what came of it; the code for it comes when it is first used. @param keys trusted at first */
export function useVerifier(keys: string) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly string[]>([]);
  const [trusted, setTrusted] = useState(keys);
  const [state, setState] = useState<Checked | 'working' | null>(null);

  const check = async (texts: readonly string[]) => {
    setState('working');
    const { checkPasted } = await import('./check-pasted');
    setState(await checkPasted(texts, trusted));
  };
  const take = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, 2);
    if (chosen.length === 0) return;
    const read = await Promise.all(chosen.map((file) => file.text()));
    setFiles(read);
    setText(read.join('\n'));
    await check(read);
  };
  const write = (written: string) => {
    setText(written);
    setFiles([]);
    setState(null);
  };
  const checkWritten = () => check(files.length > 0 ? files : [text]);

  return { text, write, trusted, setTrusted, state, take, checkWritten };
}
