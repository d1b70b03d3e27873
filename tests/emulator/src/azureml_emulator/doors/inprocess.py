"""The in-process door: ``requests``, ``httpx`` and the credential are answered in this process."""

import http.client
import io
import os
import time
from contextlib import contextmanager
from unittest import mock
from urllib.parse import urlsplit

import requests
import urllib3

from ..messages import Request
from ..planes import entra
from . import httpx_transport
from .settings import CLIENT_SETTINGS, LOOPBACK, POLLING_SECONDS


@contextmanager
def installed(emulator):
    """Answer, inside the block, every HTTP request that ``requests`` or ``httpx`` would send.

    The SDK, azure-identity, MLflow and plain ``requests.post`` all go through its adapter, so
    their code stays untouched and no socket is opened. Loopback addresses pass through; a host
    that the emulator does not play gets its 404. Everything is put back at the end.

    Yields:
        the emulator.
    """
    from azure.ai.ml.constants._endpoint import EndpointInvokeFields
    from azure.ai.ml.operations._run_history_constants import RunHistoryConstants
    from azure.identity import DefaultAzureCredential

    minimum, maximum = POLLING_SECONDS
    with (
        mock.patch.dict(os.environ, CLIENT_SETTINGS),
        mock.patch.object(requests.adapters.HTTPAdapter, "send", _sender(emulator)),
        httpx_transport.installed(emulator),
        mock.patch.object(DefaultAzureCredential, "get_token", _get_token),
        mock.patch.object(DefaultAzureCredential, "get_token_info", _get_token_info),
        mock.patch.object(RunHistoryConstants, "_WAIT_COMPLETION_POLLING_INTERVAL_MIN", minimum),
        mock.patch.object(RunHistoryConstants, "_WAIT_COMPLETION_POLLING_INTERVAL_MAX", maximum),
        # The SDK adds the deployment of one invoke to this dictionary and never removes it.
        mock.patch.dict(EndpointInvokeFields.DEFAULT_HEADER),
    ):
        yield emulator


def _sender(emulator):
    """``HTTPAdapter.send`` that asks the emulator."""
    send_over_network = requests.adapters.HTTPAdapter.send

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        if urlsplit(request.url).hostname in LOOPBACK.split(","):
            return send_over_network(self, request, stream, timeout, verify, cert, proxies)
        answer = emulator.handle(
            Request(request.method, request.url, request.headers, _body(request.body))
        )
        headers = {"Content-Length": str(len(answer.body))} | answer.headers
        body = b"" if request.method == "HEAD" else answer.body
        raw = urllib3.HTTPResponse(
            body=io.BytesIO(body),
            headers=headers,
            status=answer.status,
            reason=http.client.responses.get(answer.status, ""),
            preload_content=False,
            request_method=request.method,
            request_url=request.url,
        )
        return self.build_response(request, raw)

    return send


def _body(body) -> bytes:
    """The body of a prepared request: text, bytes, a file or an iterator of chunks."""
    if body is None:
        return b""
    if hasattr(body, "read"):
        body = body.read()
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, (bytes, bytearray)):
        return bytes(body)
    return b"".join(_body(chunk) for chunk in body)


def _get_token(self, *scopes, **options):
    """``DefaultAzureCredential.get_token`` without a sign-in."""
    from azure.core.credentials import AccessToken

    token = entra.access_token(entra.audience_of(scopes[0]))
    return AccessToken(token, int(time.time()) + entra.LIFETIME)


def _get_token_info(self, *scopes, options=None):
    """``DefaultAzureCredential.get_token_info`` without a sign-in."""
    from azure.core.credentials import AccessTokenInfo

    token = entra.access_token(entra.audience_of(scopes[0]))
    return AccessTokenInfo(token, int(time.time()) + entra.LIFETIME)
