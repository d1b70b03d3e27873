"""Who is signed in, to which subscription, with which defaults; and the clients that follow."""

import json
import os
import re
import time
from pathlib import Path

import requests

from ..planes import entra

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
SUBSCRIPTION_NAME = "Local emulator"
MANAGEMENT = "https://management.azure.com"
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class AzError(Exception):
    """az prints the text and exits with 1."""


class NotFound(AzError):
    """az prints the text and exits with 3."""


class Credential:
    """The signed-in user. The emulator accepts any token, so none has to be fetched."""

    def get_token(self, *scopes: str, **options):
        """A token for the first scope."""
        from azure.core.credentials import AccessToken

        token = entra.access_token(entra.audience_of(scopes[0]))
        return AccessToken(token, int(time.time()) + entra.LIFETIME)


class Session:
    """What az keeps between two lines, in ``az.json`` of the state folder.

    Args:
        state: the state folder.
    """

    def __init__(self, state: Path):
        self._file = state / "az.json"
        self._kept = json.loads(self._file.read_text()) if self._file.exists() else {}
        self._chosen: str | None = None

    @property
    def defaults(self) -> dict[str, str]:
        """What ``az configure --defaults`` or ``AZURE_DEFAULTS_GROUP`` … have set."""
        prefix = "AZURE_DEFAULTS_"
        environment = {
            name.removeprefix(prefix).lower(): value
            for name, value in os.environ.items()
            if name.startswith(prefix)
        }
        return self._kept.get("defaults", {}) | environment

    def configure(self, settings: dict[str, str]) -> None:
        """Keep defaults; an empty value forgets one."""
        merged = self._kept.get("defaults", {}) | settings
        self._keep(defaults={name: value for name, value in merged.items() if value})

    @property
    def subscription(self) -> str:
        """The id of the subscription that this line works in."""
        return self._chosen or self._kept.get("subscription", SUBSCRIPTION)

    def choose(self, given: str | None) -> None:
        """Work in another subscription (``--subscription``) in this line alone."""
        self._chosen = self.subscription_of(given)

    def subscription_of(self, given: str | None) -> str:
        """The id for an id or a name; the current one for ``None``.

        Raises:
            AzError: neither an id nor the name of the emulated subscription.
        """
        if given is None or given == SUBSCRIPTION_NAME:
            return self.subscription
        if not _GUID.fullmatch(given):
            raise AzError(
                f"The subscription of '{given}' doesn't exist in cloud 'AzureCloud'. "
                "The emulator takes any GUID."
            )
        return given

    def use(self, subscription: str) -> None:
        """Make a subscription the current one."""
        self._keep(subscription=self.subscription_of(subscription))

    def account(self, subscription: str | None = None) -> dict:
        """The current subscription as ``az account show`` prints it."""
        found = self.subscription_of(subscription)
        return {
            "environmentName": "AzureCloud",
            "homeTenantId": entra.TENANT,
            "id": found,
            "isDefault": found == self.subscription,
            "managedByTenants": [],
            "name": SUBSCRIPTION_NAME,
            "state": "Enabled",
            "tenantId": entra.TENANT,
            "user": {"name": "learner@example.com", "type": "user"},
        }

    def rest(self, method: str, path: str, body: dict | None = None) -> requests.Response:
        """Call Azure Resource Manager below the current subscription.

        Raises:
            AzError: the answer is an error.
        """
        token = entra.access_token(MANAGEMENT)
        answer = requests.request(
            method,
            f"{MANAGEMENT}/subscriptions/{self.subscription}{path}",
            params={"api-version": "2021-04-01"},
            headers={"Authorization": f"Bearer {token}"},
            json=body,
            timeout=60,
        )
        if not answer.ok:
            error = answer.json()["error"]
            kind = NotFound if answer.status_code == 404 else AzError
            raise kind(f"({error['code']}) {error['message']}")
        return answer

    def _keep(self, **changes) -> None:
        self._kept |= changes
        self._file.write_text(json.dumps(self._kept, indent=2))
