"""Documents of an index: upload, merge, delete, look up, count."""

import re

from ..messages import ArmError, Request, Response
from . import indexes
from .schema import VECTOR, invalid

ACTIONS = ("upload", "merge", "mergeOrUpload", "delete")
MOST = 1000  # documents in one request
KEY = re.compile(r"[\w=-]{1,1024}")
TYPES = {
    "Edm.String": (str,),
    "Edm.Boolean": (bool,),
    "Edm.Int32": (int,),
    "Edm.Int64": (int,),
    "Edm.Double": (int, float),
    "Edm.Single": (int, float),
    "Edm.DateTimeOffset": (str,),
}


def change(emulator, request: Request, index: str) -> Response:
    """Upload, merge or delete documents.

    Returns:
        200, or 207 when some of them failed.

    Raises:
        ArmError: 400 when the request as a whole is wrong: an unknown field, a wrong type.

    Source: https://learn.microsoft.com/rest/api/searchservice/documents/
    """
    definition = indexes.find(emulator, request, index)
    rows = (request.json() or {}).get("value") or []
    if not rows:
        raise invalid("actions : No indexing actions found in the request.")
    if len(rows) > MOST:
        raise invalid(f"actions : A batch holds at most {MOST} documents; this one {len(rows)}.")
    fields = {field["name"]: field for field in definition["fields"]}
    key = next(name for name, field in fields.items() if field["key"])
    for row in rows:
        _check(row, fields, key)
    kept = indexes.contents(emulator, request, index)
    results = [_apply(kept, dict(row), key, fields) for row in rows]
    failed = any(not result["status"] for result in results)
    return Response.of_json({"value": results}, 207 if failed else 200)


def lookup(emulator, request: Request, index: str, key: str) -> Response:
    """Look up a document by its key.

    Raises:
        ArmError: 404.
    """
    definition = indexes.find(emulator, request, index)
    found = indexes.contents(emulator, request, index).get(_stored(key))
    if found is None:
        raise ArmError(404, "", f"There is no document with the key '{key}'.")
    wanted = request.query.get("$select")
    return Response.of_json(shown(found, definition, wanted))


def count(emulator, request: Request, index: str) -> Response:
    """Count documents."""
    indexes.find(emulator, request, index)
    number = len(list(indexes.contents(emulator, request, index).items()))
    return Response(200, {"Content-Type": "text/plain"}, str(number).encode())


def shown(document: dict, definition: dict, select: str | None = None) -> dict:
    """The retrievable fields of a document.

    Args:
        select: names with commas; ``None`` or ``*`` for all.

    Raises:
        ArmError: 400 for an unknown name.
    """
    names = [field["name"] for field in definition["fields"] if field["retrievable"]]
    if select and select != "*":
        wanted = [name.strip() for name in select.split(",")]
        for name in wanted:
            if name not in names:
                raise ArmError(
                    400,
                    "InvalidRequestParameter",
                    f"Invalid expression: Could not find a property named '{name}' on type "
                    "'search.document'.\r\nParameter name: $select",
                )
        names = [name for name in names if name in wanted]
    return {name: document.get(name) for name in names}


def _check(row: dict, fields: dict[str, dict], key: str) -> None:
    action = row.get("@search.action", "upload")
    if action not in ACTIONS:
        raise invalid(f"documents : Invalid action '{action}'. Use one of {', '.join(ACTIONS)}.")
    if not isinstance(row.get(key), str):
        raise invalid(f"documents : The document has no key: the field '{key}' is missing.")
    for name, value in row.items():
        if name == "@search.action":
            continue
        if name not in fields:
            raise invalid(
                f"documents : The property '{name}' does not exist on type "
                "'search.documentFields'. Make sure to only use property names that are defined by "
                "the type."
            )
        _check_value(name, value, fields[name])


def _check_value(name: str, value, field: dict) -> None:
    kind = field["type"]
    if value is None:
        return
    inner = re.fullmatch(r"Collection\((.+)\)", kind)
    values = value if inner and isinstance(value, list) else [value]
    wanted = TYPES[inner[1] if inner else kind]
    is_list = isinstance(value, list)
    if bool(inner) != is_list or not all(
        isinstance(v, wanted) and (bool in wanted or not isinstance(v, bool)) for v in values
    ):
        raise invalid(
            f"documents : Cannot convert the value of the field '{name}' to the expected type "
            f"'{kind}'."
        )
    if kind == VECTOR and len(value) != field["dimensions"]:
        size = field["dimensions"]
        raise invalid(
            f"documents : The vector field '{name}', with dimension '{size}', expects a length of "
            f"'{size}'. However, the provided vector has a length of '{len(value)}'. Please ensure "
            "that the vector length matches the expected dimension."
        )


def _apply(kept, row: dict, key: str, fields: dict) -> dict:
    """Do one action and tell how it went."""
    action, name = row.pop("@search.action", "upload"), row[key]
    previous = kept.get(_stored(name))
    if not KEY.fullmatch(name) or name.startswith("_"):
        text = (
            f"Invalid document key: '{name}'. Keys can only contain letters, digits, underscore "
            "(_), dash (-), or equal sign (=), and cannot start with an underscore. If the keys "
            "in your source data contain other characters, we recommend encoding them with a "
            "URL-safe version of Base64 before uploading them to your index."
        )
        return _result(name, 400, text)
    if action == "delete":
        kept.delete(_stored(name))
        return _result(name, 200)
    if action == "merge" and previous is None:
        return _result(name, 404, "Document not found.")
    if action in ("merge", "mergeOrUpload") and previous is not None:
        row = previous | row
    kept.put(_stored(name), dict.fromkeys(fields) | row)
    return _result(name, 200 if previous else 201)


def _result(name: str, status: int, message: str | None = None) -> dict:
    return {"key": name, "status": status < 300, "errorMessage": message, "statusCode": status}


def _stored(key: str) -> str:
    return key.encode().hex()
