"""The encodings of OpenAI's tokens, which tiktoken downloads when it is first used."""

from ..language import tokens
from ..messages import ArmError, Request, Response

FOLDER, END = "/encodings/", ".tiktoken"


def handle(emulator, request: Request) -> Response:
    """Answer the file of an encoding; anybody may read it.

    Raises:
        ArmError: 404 for any other file.
    """
    name = request.path.removeprefix(FOLDER).removesuffix(END)
    if request.path != f"{FOLDER}{name}{END}" or name not in tokens.ENCODINGS:
        raise ArmError(404, "BlobNotFound", "The specified blob does not exist.")
    headers = {"Content-Type": "application/octet-stream"}
    return Response(200, headers, tokens.published_file(name))
