"""Application Insights: what clients report is accepted and dropped."""

import gzip

from ..messages import Request, Response


def handle(emulator, request: Request) -> Response:
    """Acknowledge every item of a report (one JSON document a line).

    Source: the ``TrackResponse`` of azure-monitor-opentelemetry-exporter.
    """
    packed = request.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(request.body) if packed else request.body
    count = len(body.splitlines())
    return Response.of_json({"itemsReceived": count, "itemsAccepted": count, "errors": []})
