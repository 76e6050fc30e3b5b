/** A program that can be copied; `name` is that of its language. */
export type Snippet = { readonly name: string; readonly code: string };

/** Programs that read the newest table of caller's roles with its names; `base` is where the files stand, `label` the column with names. */
export function readingSnippets(base: string, label: 'label_zh' | 'label_en'): readonly Snippet[] {
  return [
    { name: 'Excel · Power Query', code: powerQuery(base, label) },
    { name: 'Python', code: python(base, label) },
    { name: 'R', code: r(base, label) },
    { name: 'DuckDB', code: duckdb(base, label) },
  ];
}

/** Python that computes the checksum of a downloaded table's frozen rows. */
export const VERIFYING: Snippet = {
  name: 'Python',
  code: `import hashlib, json

table = json.load(open("wurao_2026-10_role_insurer_month.json", encoding="utf-8"))
names = [column["name"] for column in table["columns"]][1:-3]
rows = [
    {
        "key": [row[name] for name in names],
        "total": row["row"] == "total",
        "reporters": row["reporters"],
        "reports": row["reports"],
    }
    for row in table["rows"]
]
text = json.dumps(rows, separators=(",", ":"))
print(hashlib.sha256(text.encode()).hexdigest())`,
};

const powerQuery = (base: string, label: string) => `let
  base = "${base}",
  Read = (file) => Table.PromoteHeaders(Csv.Document(
    Web.Contents(base & file), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
  )),
  codes = Read("/codes.csv"),
  Names = (list) => let found = Table.SelectRows(codes, each [list] = list)
    in Record.FromList(found[${label}], found[code]),
  insurers = Names("insurer"),
  roles = Names("role"),
  cells = Table.SelectRows(Read("/latest/role_insurer_month.csv"), each [row] = "cell"),
  typed = Table.TransformColumnTypes(cells, {{"reporters", Int64.Type}, {"reports", Int64.Type}}),
  named = Table.TransformColumns(typed, {
    {"insurer", each Record.FieldOrDefault(insurers, _, _)},
    {"role", each Record.FieldOrDefault(roles, _, _)}
  })
in
  Table.Sort(named, {{"reports", Order.Descending}})`;

const python = (base: string, label: string) => `import pandas as pd

base = "${base}"
def read(file):
    return pd.read_csv(base + file, dtype=str, keep_default_na=False)

codes = read("/codes.csv")
table = read("/latest/role_insurer_month.csv")

cells = table[table["row"] == "cell"].astype({"reporters": int, "reports": int})
for column in ["insurer", "role"]:
    names = codes[codes["list"] == column].set_index("code")["${label}"]
    cells[column] = cells[column].map(names)
print(cells.sort_values("reports", ascending=False).head(20).to_string(index=False))`;

const r = (base: string, label: string) => `base <- "${base}"
read <- function(file) read.csv(
  paste0(base, file),
  colClasses = "character", encoding = "UTF-8"
)
codes <- read("/codes.csv")
table <- read("/latest/role_insurer_month.csv")

cells <- table[table$row == "cell", ]
cells$reporters <- as.integer(cells$reporters)
cells$reports <- as.integer(cells$reports)
for (column in c("insurer", "role")) {
  list <- codes[codes$list == column, ]
  cells[[column]] <- list$${label}[match(cells[[column]], list$code)]
}
head(cells[order(-cells$reports), ], 20)`;

const duckdb = (base: string, label: string) => `WITH codes AS (
  FROM read_csv('${base}/codes.csv', all_varchar = true)
), cells AS (
  FROM read_csv('${base}/latest/role_insurer_month.csv', all_varchar = true)
  WHERE "row" = 'cell'
)
SELECT i.${label} AS insurer, r.${label} AS role,
  t.reporters::INTEGER AS reporters, t.reports::INTEGER AS reports
FROM cells t
JOIN codes i ON i.list = 'insurer' AND i.code = t.insurer
JOIN codes r ON r.list = 'role' AND r.code = t.role
ORDER BY reports DESC
LIMIT 20;`;
