import { dirname, join } from 'node:path';
import { type Expression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import type { Checker, NodeHandle, Type } from 'typescript/unstable/sync';
import type { Asked } from './asked-words';
import { alternativesOf, literalsOf, nodesIn } from './literals-of';
import type { Program } from './read-program';

const FILE = /\/messages\/(?:en|zh-cn)\/([\w-]+)\.json$/i;

/** Keys, with their namespace, of what a type is in the files of words; none for a type that is of no such file. */
export function keysOfType(type: Type | undefined): string[] {
  if (!type) return [];
  if (type.isUnionType()) return [...new Set(alternativesOf(type).flatMap(keysOfType))];
  return type.isObjectType() ? (type.getSymbol()?.declarations ?? []).flatMap((one) => keyOf(one) ?? []) : [];
}

function keyOf(declared: NodeHandle): string | null {
  const [, namespace] = FILE.exec(declared.path) ?? [];
  const found = namespace ? declared.resolve() : undefined;
  if (!namespace || !found) return null;
  const names: string[] = [];
  for (let at: Node = found; !is.isSourceFile(at); at = at.parent) {
    if (is.isPropertyAssignment(at) && is.isStringLiteral(at.name)) names.unshift(at.name.text);
  }
  return [namespace, ...names].join('.');
}

/** What is taken from the files of words where they are imported as they are: each name that is read, and all of what is handed on without its type. */
export const fileWords = ({ files, checker }: Program): Asked[] =>
  nearFiles(files).flatMap((file) => {
    const nodes = nodesIn(file);
    return [...readIn(nodes, file, checker), ...handedOnIn(nodes, file, checker)];
  });

/** The sources that import a file of words, those below their folders, and those that import from them: to others words come without their type. */
function nearFiles(files: readonly SourceFile[]): SourceFile[] {
  const first = files.filter(({ text }) => /from '@\/messages\//.test(text));
  const paths = new Set(first.map(({ fileName }) => fileName.replace(/\.tsx?$/, '')));
  const root = files[0]?.fileName.replace(/\/(?:app|components|lib)\/.*/, '') ?? '';
  const folders = first.map(({ fileName }) => `${dirname(fileName)}/`);
  const importsThem = ({ fileName, text }: SourceFile) =>
    [...text.matchAll(/from '(?:@|(?=\.))([^']+)'/g)].some(([, path = '']) =>
      paths.has(path.startsWith('.') ? join(dirname(fileName), path) : root + path),
    );
  return files.filter((file) => folders.some((folder) => file.fileName.startsWith(folder)) || importsThem(file));
}

type Read = { readonly from: Node; readonly names: readonly (string | null)[] | Expression };

function readsOf(at: Node): Read[] {
  if (is.isPropertyAccessExpression(at)) return [{ from: at.expression, names: [at.name.text] }];
  if (is.isElementAccessExpression(at)) return [{ from: at.expression, names: at.argumentExpression }];
  if (!is.isObjectBindingPattern(at)) return [];
  const nameOf = ({ dotDotDotToken, propertyName, name }: (typeof at.elements)[number]) =>
    dotDotDotToken ? null : ((propertyName ?? name)?.getText() ?? null);
  return [{ from: at, names: at.elements.map(nameOf) }];
}

function readIn(nodes: readonly Node[], { fileName: place }: SourceFile, checker: Checker): Asked[] {
  const reads = nodes.flatMap(readsOf);
  const types = typesOf(
    reads.map(({ from }) => from),
    checker,
  );
  return reads.flatMap(({ names }, i) => {
    const keys = keysOfType(types[i]);
    if (keys.length === 0) return [];
    const read = 'kind' in names ? (literalsOf(checker.getTypeAtLocation(names), checker) ?? [null]) : names;
    return keys.flatMap((key) =>
      read.map((name) => ({ place, key: [key, '.', name], whole: name === null, mayMiss: true })),
    );
  });
}

const HANDS_ON = new Set([
  SyntaxKind.CallExpression,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ArrowFunction,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.JsxExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.ConditionalExpression,
]);

function handedOnIn(nodes: readonly Node[], { fileName: place }: SourceFile, checker: Checker): Asked[] {
  const handed = nodes.filter(
    (at): at is Expression =>
      HANDS_ON.has(at.parent?.kind) &&
      (is.isIdentifier(at) ||
        is.isPropertyAccessExpression(at) ||
        is.isElementAccessExpression(at) ||
        is.isCallExpression(at)),
  );
  const types = typesOf(handed, checker);
  return handed.flatMap((at, i) => {
    const keys = keysOfType(types[i]);
    if (keys.length === 0 || staysTyped(at, checker)) return [];
    return keys.map((key) => ({ place, key: [key], whole: true, mayMiss: true }));
  });
}

/** Whether what it is given to knows the words by their names, so that they are met again where they are read. */
function staysTyped(at: Expression, checker: Checker): boolean {
  const expected = checker.getContextualType(at);
  return expected === undefined || keysOfType(expected).length > 0;
}

const typesOf = (nodes: readonly Node[], checker: Checker): readonly (Type | undefined)[] =>
  nodes.length > 0 ? checker.getTypeAtLocation(nodes) : [];
