"""What az prints of an error of the SDK, and the exit code that follows."""

from azure.ai.ml._exception_helper import format_create_validation_error
from azure.ai.ml.exceptions import MlException, ValidationErrorType, ValidationException
from azure.core.exceptions import AzureError, HttpResponseError
from marshmallow import ValidationError

from .session import AzError, NotFound

FAILED = 1
USAGE = 2
NOT_FOUND = 3  # the service answered 404
# Mistakes of the line or answers of the service: their text says it all.
EXPECTED = (AzError, AzureError, MlException, ValidationError, OSError)


def code_of(error: Exception) -> int:
    """The exit code for an error."""
    if not isinstance(error, HttpResponseError) or error.status_code != 404:
        return NOT_FOUND if isinstance(error, NotFound) else FAILED
    unknown_service = error.error is not None and error.error.code == "ServiceNotEmulated"
    return FAILED if unknown_service else NOT_FOUND


def text_of(error: Exception, *, of_file: bool) -> str:
    """What is printed of an error. The SDK words what is wrong with a file as the extension does.

    Args:
        error: what was raised.
        of_file: whether the line has ``--file``.
    """
    try:
        if isinstance(error, ValidationError):
            return format_create_validation_error(error.messages[0], of_file, cli=True)
        if isinstance(error, ValidationException):
            if error.error_type != ValidationErrorType.GENERIC:
                raw = error.raw_error
                return format_create_validation_error(error, of_file, cli=True, raw_error=raw)
    except (NotImplementedError, KeyError, ValueError, IndexError, AttributeError, TypeError):
        pass  # the SDK cannot word every kind of entity: then its own text is printed
    if isinstance(error, EXPECTED):
        return getattr(error, "message", None) or str(error)
    return (
        f"Met error {type(error)}:{error}\n"
        "Please check log by running the command with '--debug' for more details."
    )
