"""Where the inputs of a pipeline's steps come from: values, pipeline inputs, other steps.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax
"""

import re

from ..messages import ArmError

_PARENT = re.compile(r"\$\{\{\s*parent\.([\w.]+)\s*\}\}")
_STEP = re.compile(r"\$\{\{\s*parent\.jobs\.(\w+)\.")
_OUTPUT = re.compile(r"\$\{\{\s*parent\.outputs\.(\w+)\s*\}\}")

TABLES = ("training_data", "validation_data", "test_data")  # what AutoML steps have for inputs

# By what stands behind "parent." in an expression, such as inputs.rate or jobs.train.outputs.model,
# an input as the body of a job has it.
Sources = dict[str, dict]


def needed_steps(node: dict) -> set[str]:
    """The steps whose outputs a step takes."""
    texts = [item.get("value", "") for item in (node.get("inputs") or {}).values()]
    texts += [node[key] for key in TABLES if node.get(key)]
    return {name for text in texts for name in _STEP.findall(str(text))}


def pipeline_output(item: dict | None) -> str | None:
    """The output of the pipeline that an output of a step is bound to, if it is."""
    found = _OUTPUT.fullmatch(str((item or {}).get("value", "")))
    return found[1] if found else None


def known_inputs(properties: dict) -> Sources:
    """What the steps can take from the pipeline itself."""
    return {f"inputs.{name}": item for name, item in (properties.get("inputs") or {}).items()}


def inputs(step: str, given: dict, declared: dict, sources: Sources) -> dict:
    """The inputs of a step's job.

    Args:
        given: the ``inputs`` of the step.
        declared: the ``inputs`` of its component.

    Raises:
        ArmError: 400 when an input has no value, or comes from what does not exist.
    """
    found = {}
    for name, declaration in declared.items():
        item = _value(step, name, given[name], sources) if name in given else None
        if item is None and declaration.get("default") is not None:
            item = {"jobInputType": "literal", "value": str(declaration["default"])}
        if item is None:
            if not _optional(declaration):
                text = f"The step '{step}' needs a value for the input '{name}'."
                raise ArmError(400, "UserError", text)
            continue
        if "uri" in item:
            item = item | {"jobInputType": declaration["type"]}
        found[name] = item
    if unknown := sorted(set(given) - set(declared)):
        text = f"The step '{step}' has values for {', '.join(unknown)}, which its component lacks."
        raise ArmError(400, "UserError", text)
    return found


def text(value, sources: Sources):
    """A setting of a step, with what it takes from the pipeline replaced.

    Raises:
        KeyError: the pipeline does not have it.
    """
    if not isinstance(value, str):
        return value
    return _PARENT.sub(lambda found: sources[found[1]].get("value", ""), value)


def _value(step: str, name: str, item: dict, sources: Sources) -> dict | None:
    """One input; ``None`` when it comes from an optional input of the pipeline without a value."""
    mode = {"mode": item["mode"]} if item.get("mode") else {}
    if item.get("uri"):
        return {"uri": item["uri"]} | mode
    value = str(item.get("value", ""))
    whole = _PARENT.fullmatch(value)
    if whole and whole[1] in sources:
        return {**sources[whole[1]], **mode}
    if whole and whole[1].startswith("inputs."):
        return None
    try:
        return {"jobInputType": "literal", "value": text(value, sources)}
    except KeyError as error:
        missing = error.args[0]
        problem = (
            f"The input '{name}' of the step '{step}' comes from {missing}, which is not there."
        )
        raise ArmError(400, "UserError", problem) from None


def _optional(declaration: dict) -> bool:
    """Whether a component can do without an input; the SDK sends the flag as text or boolean."""
    return str(declaration.get("optional", "")).lower() == "true"
