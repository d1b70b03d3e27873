"""Errors in the shape of Azure OpenAI."""

from ..messages import ArmError, Response


class ServiceError(ArmError):
    """An error as the inference hosts answer it.

    Args:
        param: the field of the request that is wrong.
        inner: goes into ``innererror``.
        headers: of the response.

    Source: https://learn.microsoft.com/azure/foundry/openai/latest (schema of errors)
    """

    def __init__(self, status, code, message, param=None, *, kind=None, inner=None, headers=None):
        super().__init__(status, code, message)
        self.error = {"message": message, "type": kind, "param": param, "code": code}
        if inner:
            self.error |= {"status": status, "innererror": inner}
        self.headers = headers or {}

    def response(self) -> Response:
        """The error as a response."""
        answer = Response.of_json({"error": self.error}, self.status)
        answer.headers |= self.headers
        return answer


def invalid(message: str, param: str | None = None, code: str | None = None) -> ServiceError:
    """A 400 about a field of the request."""
    return ServiceError(400, code, message, param, kind="invalid_request_error")
