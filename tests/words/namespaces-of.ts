import { type Expression, type Node, SyntaxKind, type TypeNode } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import type { Checker } from 'typescript/unstable/sync';
import { keysOfType } from './file-words';
import { bare, literalsOf, nodesIn } from './literals-of';

/** The namespaces that a translator may speak, '' for all of them: from the call that made it, or the type it was handed on by. Null: not known. */
export function namespacesOf(translator: Expression, checker: Checker): readonly string[] | null {
  const from = bare(translator);
  if (is.isCallExpression(from)) return ofCall(from.expression.getText(), from.arguments[0], checker);
  const declared = checker.getSymbolAtLocation(from)?.valueDeclaration?.resolve();
  return declared ? ofDeclaration(declared, checker) : null;
}

function ofCall(called: string, asked: Expression | undefined, checker: Checker): readonly string[] | null {
  if (!/Translations$|^createTranslator$/.test(called)) return null;
  if (!asked) return [''];
  if (!is.isObjectLiteralExpression(asked)) return literalsOf(checker.getTypeAtLocation(asked), checker);
  const option = (name: string) => {
    const found = asked.properties.find((one) => is.isPropertyAssignment(one) && one.name.getText() === name);
    return found && is.isPropertyAssignment(found) ? checker.getTypeAtLocation(found.initializer) : undefined;
  };
  const messages = option('messages');
  const own = option('namespace') ? literalsOf(option('namespace'), checker) : [''];
  const files = keysOfType(messages);
  if (!own || files.length === 0) return own;
  return files.flatMap((file) => own.map((name) => (name ? `${file}.${name}` : file)));
}

function ofDeclaration(at: Node, checker: Checker): readonly string[] | null {
  if (is.isVariableDeclaration(at) && at.initializer) return namespacesOf(at.initializer, checker);
  if ((is.isParameterDeclaration(at) || is.isPropertySignatureDeclaration(at)) && at.type)
    return ofType(at.type, checker);
  if (!is.isBindingElement(at)) return null;
  const pattern = at.parent;
  if (is.isObjectBindingPattern(pattern)) {
    const type = checker.getTypeAtLocation(pattern);
    const name = (at.propertyName ?? at.name)?.getText();
    const property = type && name ? checker.getPropertyOfType(type, name)?.valueDeclaration?.resolve() : null;
    return property ? ofDeclaration(property, checker) : null;
  }
  // const [t, locale] = await Promise.all([getTranslations('x'), getLocale()])
  const made = is.isVariableDeclaration(pattern.parent) ? pattern.parent.initializer : undefined;
  const all = made && bare(made);
  const list = all && is.isCallExpression(all) ? all.arguments[0] : undefined;
  const place = is.isArrayBindingPattern(pattern) ? pattern.elements.indexOf(at) : -1;
  const one = list && is.isArrayLiteralExpression(list) ? list.elements[place] : undefined;
  return one ? namespacesOf(one, checker) : null;
}

/** The name in `ReturnType<typeof useTranslations<'name'>>`, also through an alias. */
function ofType(type: TypeNode, checker: Checker): readonly string[] | null {
  const named = [...nodesIn(type)].flatMap((at) =>
    is.isLiteralTypeNode(at) && is.isStringLiteral(at.literal) ? [at.literal.text] : [],
  );
  if (named.length > 0 || !is.isTypeReferenceNode(type)) return named.length > 0 ? named : null;
  const symbol = checker.getSymbolAtLocation(type.typeName);
  const imported = symbol?.declarations.some(({ kind }) => kind === SyntaxKind.ImportSpecifier);
  const alias = (symbol && imported ? checker.getAliasedSymbol(symbol) : symbol)?.declarations[0]?.resolve();
  return alias && is.isTypeAliasDeclaration(alias) ? ofType(alias.type, checker) : null;
}
