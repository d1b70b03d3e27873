"""Deployments of the Azure OpenAI resource behind a connection: there are none to list here."""

from typing import ClassVar

from ..arm.kind import Context, Kind
from ..messages import ArmError, Response

CATEGORIES = ("azureopenai", "aiservices")


class OpenAIDeployment(Kind):
    """``workspaces/connections/deployments``: clients only list them."""

    types = ("workspaces/connections/deployments",)
    recorded: ClassVar[bool] = True

    def list(self, context: Context) -> Response:
        """An empty list.

        Raises:
            ArmError: 400 for a connection to anything else.
        """
        connection = context.emulator.resources.get(str(context.id.parent))
        category = connection["properties"]["category"]
        if category.lower() not in CATEGORIES:
            text = (
                f"The connection '{connection['name']}' leads to {category}, not to Azure OpenAI."
            )
            raise ArmError(400, "ValidationError", text)
        return Response.of_json({"value": []})
