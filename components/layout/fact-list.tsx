/** Facts in pairs, a hairline between them: what it is about, and what is said of it. */
export function FactList({ facts }: { facts: readonly (readonly [about: string, said: string])[] }) {
  return (
    <dl className="max-w-line border-b border-rule">
      {facts.map(([about, said]) => (
        <div key={about} className="border-t border-rule py-3 sm:grid sm:grid-cols-[8rem_1fr] sm:gap-6">
          <dt className="font-semibold">{about}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
