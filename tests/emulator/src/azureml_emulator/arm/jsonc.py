"""JSON as Azure Resource Manager reads it in deployments: comments, bare keys, trailing commas.

Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax (comments);
``JsonCTemplatePolicy`` of the Azure CLI, which sends ``template`` as a bare key.
"""

import json
import re

from ..messages import ArmError

_STRING = r'"(?:\\.|[^"\\])*"'
_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*.*?\*/", re.DOTALL)
_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)
_KEY = re.compile(rf"({_STRING})|(?<=[{{,\s])([A-Za-z_]\w*)(?=\s*:)", re.DOTALL)


def loads(content: bytes):
    """The value that a body holds, or ``None`` when there is no body.

    Raises:
        ArmError: 400 when it cannot be read.
    """
    text = content.decode("utf-8-sig", errors="replace")
    for pattern in (_COMMENT, _COMMA):
        text = pattern.sub(lambda found: found[1] or "", text)
    text = _KEY.sub(lambda found: found[1] or f'"{found[2]}"', text)
    if not text.strip():
        return None
    try:
        return json.loads(text, strict=False)  # strings of a template may go over several lines
    except ValueError as error:
        message = f"The request content was invalid and could not be deserialized: {error}"
        raise ArmError(400, "InvalidRequestContent", message) from None
