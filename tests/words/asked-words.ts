import type { Expression, SourceFile } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import { bare, literalsOf, nodesIn } from './literals-of';
import { namespacesOf } from './namespaces-of';
import type { Program } from './read-program';

/** Words that the code asks for. */
export type Asked = {
  /** «file:line». */
  readonly place: string;
  /** A key with its namespace, in pieces; null stands for what is known only when it runs. */
  readonly key: readonly (string | null)[];
  /** Whether it takes all that stands below the key. */
  readonly whole: boolean;
  /** Whether the key need not be there: it is asked if it is, or made of pieces that do not meet in each way that their types allow. */
  readonly mayMiss: boolean;
};

type Call = { readonly translator: Expression; readonly way: string; readonly key: Expression };

/** Where it is said, a translator may be called: by the name that all of them have here, or where it is made. */
const SPEAKS = /Translat|\bt[.(]/;
const OTHER_WAYS = ['rich', 'markup', 'raw', 'has'];

/** What is asked of translators: every call of one, known by its type, with the keys that the types of its argument allow. */
export function askedWords({ files, checker }: Program): Asked[] {
  const known = new Map<number, boolean>();
  const isTranslator = (type: Type | undefined): boolean => {
    if (!type?.isObjectType()) return false;
    const told = known.get(type.id) ?? checker.getPropertyOfType(type, 'markup') !== undefined;
    known.set(type.id, told);
    return told;
  };
  return files.flatMap((file) => {
    const calls = SPEAKS.test(file.text) ? callsIn(file) : [];
    const types = calls.length > 0 ? checker.getTypeAtLocation(calls.map(({ translator }) => translator)) : [];
    return calls.filter((_, i) => isTranslator(types[i])).flatMap((call) => askedBy(call, file, checker));
  });
}

/** Calls that may be of a translator; what is imported or is a function of the file is none, and need not be asked for its type. */
function callsIn(file: SourceFile): Call[] {
  const nodes = nodesIn(file);
  const functions = new Set(nodes.flatMap(functionNamed));
  return nodes.flatMap((at) => {
    if (!is.isCallExpression(at) || !at.arguments[0]) return [];
    const called = at.expression;
    const other = is.isPropertyAccessExpression(called) && OTHER_WAYS.includes(called.name.text) ? called : null;
    const translator = other ? other.expression : called;
    const named = is.isIdentifier(translator) && !functions.has(translator.text);
    if (!named && !is.isParenthesizedExpression(translator) && !is.isCallExpression(translator)) return [];
    return [{ translator, way: other ? other.name.text : '', key: at.arguments[0] }];
  });
}

function functionNamed(at: ReturnType<typeof nodesIn>[number]): string[] {
  if (is.isImportSpecifier(at) || (is.isFunctionDeclaration(at) && at.name)) return [at.name?.text ?? ''];
  const isArrow = is.isVariableDeclaration(at) && at.initializer && is.isArrowFunction(at.initializer);
  return isArrow ? [at.name.getText()] : [];
}

function askedBy({ translator, way, key }: Call, file: SourceFile, checker: Checker): Asked[] {
  const place = `${file.fileName}:${file.text.slice(0, key.getStart()).split('\n').length}`;
  const spoken: readonly (string | null)[] = namespacesOf(translator, checker) ?? [null];
  const keys = keysOf(key, checker);
  // Pieces that vary together need not meet in each way; if only one varies, every key that comes of it is asked for.
  const varies = new Set(keys.map((said) => said.length)).size > 1 || keys.some((said) => said.length > 3);
  return spoken.flatMap((namespace) =>
    keys.map((said) => ({
      place,
      key: namespace === '' ? said : [namespace, '.', ...said],
      whole: way === 'raw',
      mayMiss: way === 'has' || varies,
    })),
  );
}

function keysOf(key: Expression, checker: Checker): (string | null)[][] {
  const at = bare(key);
  if (is.isConditionalExpression(at)) return [...keysOf(at.whenTrue, checker), ...keysOf(at.whenFalse, checker)];
  if (is.isTemplateExpression(at)) {
    const head: (string | null)[][] = [[at.head.text]];
    return at.templateSpans.reduce((before, { expression, literal }) => {
      const said = keysOf(expression, checker);
      return before.flatMap((start) => said.map((piece) => [...start, ...piece, literal.text]));
    }, head);
  }
  const literals = literalsOf(checker.getTypeAtLocation(at), checker);
  if (literals) return literals.map((text) => [text]);
  const declared = is.isIdentifier(at) ? checker.getSymbolAtLocation(at)?.valueDeclaration?.resolve() : undefined;
  const made = declared && is.isVariableDeclaration(declared) ? declared.initializer : undefined;
  return made ? keysOf(made, checker) : [[null]];
}
