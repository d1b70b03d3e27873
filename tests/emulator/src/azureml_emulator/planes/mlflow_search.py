"""What the searches of MLflow's model registry understand, and its errors.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-manage-models-mlflow
"""

import re

PAGE = 100  # what a page holds if the client does not say
_CONDITION = re.compile(r"\s*(name|run_id)\s*=\s*(['\"])(.*?)\2\s*", re.IGNORECASE)
_PROMPTS = (
    "mlflow.prompt.is_prompt"  # MLflow 3 asks to leave out prompts, which Azure does not have
)
_ORDER = re.compile(r"(\w+)(?:\s+(ASC|DESC))?", re.IGNORECASE)


class MlflowError(Exception):
    """An error in the shape of MLflow's server.

    Attributes:
        code: such as ``RESOURCE_DOES_NOT_EXIST``.
    """

    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status, self.code = status, code


def required(asked: dict, key: str):
    """A value that a request must have.

    Raises:
        MlflowError: 400 when it has none.
    """
    if not asked.get(key):
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", f"Missing value for '{key}'.")
    return asked[key]


def conditions(asked: dict) -> dict[str, str]:
    """The conditions of a search; Azure has neither LIKE nor conditions on tags.

    Raises:
        MlflowError: 400 for any other condition than ``name = '…'`` and ``run_id = '…'``.
    """
    text = (asked.get("filter") or "").strip()
    parts = re.split(r"\s+and\s+", text, flags=re.IGNORECASE) if text else []
    parts = [part for part in parts if _PROMPTS not in part]
    matches = [_CONDITION.fullmatch(part) for part in parts]
    if None in matches:
        message = f"The filter {text} is not supported: use name = '…' or run_id = '…'."
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", message)
    return {found[1].lower(): found[3] for found in matches}


def ordered(shown: list[dict], asked: dict) -> list[dict]:
    """Models in the order that the client asks for, or by name.

    Raises:
        MlflowError: 400 for what models cannot be ordered by.
    """
    text = str(asked.get("order_by") or "name")
    found = _ORDER.fullmatch(text.strip())
    key = {"timestamp": "last_updated_timestamp"}.get(found[1], found[1]) if found else None
    if key not in ("name", "creation_timestamp", "last_updated_timestamp"):
        message = f"Models cannot be ordered by '{text}'."
        raise MlflowError(400, "INVALID_PARAMETER_VALUE", message)
    return sorted(shown, key=lambda item: item[key], reverse=(found[2] or "").upper() == "DESC")


def page(key: str, shown: list[dict], asked: dict) -> dict:
    """A page of a search under ``key``; the token is where the next one begins."""
    begin, size = int(asked.get("page_token") or 0), int(asked.get("max_results") or PAGE)
    result = {key: shown[begin : begin + size]}
    if len(shown) > begin + size:
        result["next_page_token"] = str(begin + size)
    return result
