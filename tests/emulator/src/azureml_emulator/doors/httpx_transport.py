"""The in-process door for httpx and httpx2, which the client ``openai`` sends with."""

import importlib
import importlib.util
from contextlib import ExitStack, contextmanager
from unittest import mock

from ..messages import Request
from .settings import LOOPBACK

LIBRARIES = ("httpx", "httpx2")


@contextmanager
def installed(emulator):
    """Answer, inside the block, what the transports of both libraries would send."""
    with ExitStack() as stack:
        for name in LIBRARIES:
            if importlib.util.find_spec(name):
                library = importlib.import_module(name)
                _patch(stack, library, emulator)
        yield


def _patch(stack: ExitStack, library, emulator) -> None:
    over_network = library.HTTPTransport.handle_request
    over_network_async = library.AsyncHTTPTransport.handle_async_request

    def handle_request(self, request):
        if request.url.host in LOOPBACK.split(","):
            return over_network(self, request)
        return _answer(library, emulator, request, request.read())

    async def handle_async_request(self, request):
        if request.url.host in LOOPBACK.split(","):
            return await over_network_async(self, request)
        return _answer(library, emulator, request, await request.aread())

    stack.enter_context(mock.patch.object(library.HTTPTransport, "handle_request", handle_request))
    stack.enter_context(
        mock.patch.object(library.AsyncHTTPTransport, "handle_async_request", handle_async_request)
    )


def _answer(library, emulator, request, body: bytes):
    """The emulator's answer as the library's response."""
    headers = dict(request.headers)
    answer = emulator.handle(Request(request.method, str(request.url), headers, body))
    content = b"" if request.method == "HEAD" else answer.body
    stream = library.ByteStream(content)
    return library.Response(answer.status, headers=answer.headers, stream=stream)
