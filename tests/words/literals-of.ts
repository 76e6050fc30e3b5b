import type { Expression, Node } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { type Checker, type Type, TypeFlags } from 'typescript/unstable/sync';

/** The types that a type is one of, without null and undefined; itself where it is no union. */
export function alternativesOf(type: Type): readonly Type[] {
  if (!type.isUnionType()) return [type];
  try {
    return type.getTypes().filter(({ flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Null)));
  } catch {
    // TypeScript 7.0 breaks over unions of tuples; words are none.
    return [];
  }
}

/** The texts that a type allows, where it may also be nothing; null where it allows any. */
export function literalsOf(type: Type | undefined, checker: Checker): string[] | null {
  if (!type) return null;
  if (type.isUnionType()) {
    const all = alternativesOf(type).map((one) => literalsOf(one, checker));
    return all.length > 0 && all.every((one) => one !== null) ? all.flat() : null;
  }
  if (type.isStringLiteralType() || type.isNumberLiteralType()) return [String(type.value)];
  return type.isTypeParameter() ? literalsOf(checker.getBaseConstraintOfType(type), checker) : null;
}

/** An expression without what stands around it for the compiler or the reader alone. */
export function bare(at: Expression): Expression {
  const around =
    is.isParenthesizedExpression(at) || is.isAwaitExpression(at) || is.isAsExpression(at) || is.isNonNullExpression(at);
  return around ? bare(at.expression) : at;
}

/** Every node below, itself first. */
export function nodesIn(top: Node): Node[] {
  const found: Node[] = [];
  const walk = (at: Node): void => {
    found.push(at);
    at.forEachChild(walk);
  };
  walk(top);
  return found;
}
