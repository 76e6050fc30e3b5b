export type RoleOption = { readonly code: string; readonly label: string };

/** The options of who a caller said he was; the first is no answer. */
export function RoleOptions({ roles }: { roles: readonly RoleOption[] }) {
  return (
    <>
      <option value="">—</option>
      {roles.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </>
  );
}
