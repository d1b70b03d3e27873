"""Requests, responses and errors as they pass between the doors and the planes."""

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from requests.structures import CaseInsensitiveDict


@dataclass
class Request:
    """One HTTP request addressed to an Azure host."""

    method: str
    url: str
    headers: CaseInsensitiveDict = field(default_factory=CaseInsensitiveDict)
    body: bytes = b""
    tag: str | None = None  # what caused the request, when its door knows

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        self.method = self.method.upper()
        self.host = (parts.hostname or "").lower()
        self.raw_path = parts.path or "/"
        self.path = unquote(self.raw_path)
        self.raw_query = parts.query
        self.query = CaseInsensitiveDict(parse_qsl(parts.query, keep_blank_values=True))
        self.headers = CaseInsensitiveDict(self.headers)

    @property
    def api_version(self) -> str | None:
        """The ``api-version`` that the client asked for."""
        return self.query.get("api-version")

    def json(self):
        """The decoded body, or ``None`` when there is none.

        Raises:
            ArmError: 400 when the body is not JSON.
        """
        if not self.body:
            return None
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise ArmError(
                400, "InvalidRequestContent", f"The request content is not valid JSON: {error}"
            ) from None


@dataclass
class Response:
    """One HTTP response."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def of_json(cls, value, status: int = 200, **headers: str) -> "Response":
        """A JSON response; underscores in header names stand for hyphens."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        named["Content-Type"] = "application/json; charset=utf-8"
        return cls(status, named, json.dumps(value).encode())

    def json(self):
        """The decoded body, or ``None`` when there is none."""
        return json.loads(self.body) if self.body else None


class ArmError(Exception):
    """An error in the shape that Azure Resource Manager answers with.

    Source: https://learn.microsoft.com/azure/azure-resource-manager/management/common-deployment-errors
    """

    def __init__(self, status: int, code: str, message: str, details: tuple[str, ...] = ()):
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.details = details

    def response(self) -> Response:
        """The error as a response."""
        details = [{"code": self.code, "message": text} for text in self.details]
        error = {"code": self.code, "message": self.message, "details": details}
        return Response.of_json({"error": error}, self.status, x_ms_error_code=self.code)
