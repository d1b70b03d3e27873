import pytest
from azure.ai.ml.entities import (
    AmlCompute,
    FqdnDestination,
    IsolationMode,
    ManagedNetwork,
    PrivateEndpointDestination,
    ServiceTagDestination,
    Workspace,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

APPROVED = IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND
INTERNET = IsolationMode.ALLOW_INTERNET_OUTBOUND
FQDN = FqdnDestination(name="packages", destination="pypi.org")


def make(client, mode=APPROVED, rules=(), **options):
    network = ManagedNetwork(isolation_mode=mode, outbound_rules=list(rules))
    asked = Workspace(name="isolated", location="eastus", managed_network=network, **options)
    return client.workspaces.begin_create(asked).result()


def add(client, rule):
    return client.workspace_outbound_rules.begin_create("isolated", rule).result()


def status(client):
    return client.workspaces.get("isolated").managed_network.status.status


def test_rules_of_a_workspace_are_listed_added_and_removed(client):
    tag = ServiceTagDestination(name="hub", service_tag="Hub", protocol="TCP", port_ranges="80")
    make(client, rules=[FQDN])
    add(client, tag)
    rules = client.workspace_outbound_rules
    assert [rule.name for rule in rules.list("isolated")] == ["packages", "hub"]
    found = rules.get("isolated", "hub")
    assert (found.service_tag, found.category, found.status) == ("Hub", "UserDefined", "Inactive")
    known = client.workspaces.get("isolated").managed_network.outbound_rules
    assert [rule.name for rule in known] == ["packages", "hub"]
    rules.begin_remove("isolated", "packages").result()
    assert [rule.name for rule in rules.list("isolated")] == ["hub"]
    with pytest.raises(ResourceNotFoundError):
        rules.get("isolated", "packages")


def test_rule_is_replaced_by_an_update(client):
    make(client, rules=[FQDN])
    change = FqdnDestination(name="packages", destination="packages.contoso.com")
    client.workspace_outbound_rules.begin_update("isolated", change).result()
    found = client.workspace_outbound_rules.get("isolated", "packages")
    assert found.destination == "packages.contoso.com"


def test_network_is_provisioned_on_request(client):
    make(client, rules=[FQDN])
    assert status(client) == "Inactive"
    made = client.workspaces.begin_provision_network(
        workspace_name="isolated", include_spark=True
    ).result()
    assert (made.status, made.spark_ready, status(client)) == ("Active", True, "Active")
    assert client.workspace_outbound_rules.get("isolated", "packages").status == "Active"


def test_first_compute_provisions_the_network(client):
    make(client)
    client._operation_scope.workspace_name = "isolated"
    client.compute.begin_create_or_update(AmlCompute(name="cpu-cluster")).result()
    assert status(client) == "Active"


def test_network_can_be_provisioned_with_the_workspace(client):
    make(client, provision_network_now=True)
    assert status(client) == "Active"


def test_workspace_without_a_managed_network_has_none_to_provision(client):
    with pytest.raises(HttpResponseError, match="is disabled"):
        client.workspaces.begin_provision_network(workspace_name="learning-ws").result()


def test_rule_has_to_fit_the_isolation_mode(client):
    make(client, INTERNET)
    with pytest.raises(HttpResponseError, match="AllowInternetOutbound does not have"):
        add(client, FQDN)
    storage = client.workspaces.get("isolated").storage_account
    add(
        client,
        PrivateEndpointDestination(
            name="store", service_resource_id=storage, subresource_target="blob"
        ),
    )
    assert [rule.name for rule in client.workspace_outbound_rules.list("isolated")] == ["store"]


def test_network_does_not_become_more_open(client):
    make(client)
    change = Workspace(name="isolated", managed_network=ManagedNetwork(isolation_mode=INTERNET))
    with pytest.raises(HttpResponseError, match="cannot go back from AllowOnlyApprovedOutbound"):
        client.workspaces.begin_update(change).result()
