/** The report button, always within reach of the thumb. */
export function SubmitBar({ label, busy }: { label: string; busy: boolean }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-8 border-t border-rule bg-paper px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
      <button
        type="submit"
        aria-disabled={busy || undefined}
        className="flex min-h-12 w-full items-center justify-center bg-vermilion px-8 font-semibold text-paper hover:bg-ink aria-disabled:bg-muted sm:w-auto sm:min-w-60"
      >
        {label}
      </button>
    </div>
  );
}
