/** One sentence on top of a private page about what has just happened, or why it has not. */
export function Notice({ text, alert = false }: { text: string; alert?: boolean }) {
  return (
    <p role={alert ? 'alert' : 'status'} className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
      {text}
    </p>
  );
}
