"""Filter expressions such as ``col("temperature") > 32 and col("location") == "UK"``."""

import ast
import operator

import pandas

from .definition import TableError

_OPERATORS = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.Not: operator.invert,
    ast.Invert: operator.invert,
    ast.USub: operator.neg,
}


def rows(expression: str, table: pandas.DataFrame) -> pandas.Series:
    """For each row whether an expression is true.

    Raises:
        TableError: the expression has something else than columns, values and operators.
    """
    try:
        tree = ast.parse(expression.strip(), mode="eval")
        found = _value(tree.body, table)
    except SyntaxError:
        raise TableError(f"The filter {expression} cannot be read.") from None
    except TypeError as error:
        raise TableError(f"The filter {expression} does not fit the data: {error}") from None
    return found.fillna(False).astype(bool)


def _value(node: ast.AST, table: pandas.DataFrame):
    """The value of a part of an expression: a column, or one value."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _call(node, table)
    if isinstance(node, ast.BoolOp):
        together = operator.and_ if isinstance(node.op, ast.And) else operator.or_
        result, *others = (_value(part, table) for part in node.values)
        for other in others:
            result = together(result, other)
        return result
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = _value(node.left, table), _value(node.comparators[0], table)
        return _operator(node.ops[0])(left, right)
    if isinstance(node, ast.BinOp):
        return _operator(node.op)(_value(node.left, table), _value(node.right, table))
    if isinstance(node, ast.UnaryOp):
        return _operator(node.op)(_value(node.operand, table))
    raise TableError(f"A filter cannot have {ast.unparse(node)}.")


def _call(node: ast.Call, table: pandas.DataFrame):
    """``col("name")`` or ``datetime(year, month, day, …)``."""
    arguments = [_value(argument, table) for argument in node.args]
    if node.func.id == "datetime":
        return pandas.Timestamp(*arguments)
    if node.func.id != "col" or len(arguments) != 1:
        raise TableError(f"A filter cannot call {ast.unparse(node)}; it has col() and datetime().")
    if arguments[0] not in table.columns:
        raise TableError(f"The table has no column {arguments[0]}, which its filter names.")
    return table[arguments[0]]


def _operator(node: ast.AST):
    """The function of an operator."""
    if type(node) not in _OPERATORS:
        raise TableError(f"A filter cannot have the operator {type(node).__name__}.")
    return _OPERATORS[type(node)]
