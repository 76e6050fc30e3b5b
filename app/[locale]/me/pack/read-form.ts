/** Five hundred receipts and the rest of the form, twice over. */
const MOST_BYTES = 32_768;

/** The fields of a small urlencoded form; null for anything else, or for one too large to be ours, which is not read to its end. */
export async function readForm(request: Request): Promise<URLSearchParams | null> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') || !request.body)
    return null;
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new URLSearchParams(text + decoder.decode());
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
  }
}
