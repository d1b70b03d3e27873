"""``az ml workspace``, ``compute`` and ``datastore``."""

IDENTITY = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/learning/providers/"
    "Microsoft.ManagedIdentity/userAssignedIdentities/robot"
)
CLUSTER = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/learning/providers/"
    "Microsoft.Kubernetes/connectedClusters/far-away"
)


def test_a_workspace_is_changed_by_flags_and_by_set(az):
    line = "ml workspace update --description hello --set tags.a=b display_name=Learning"
    changed = az.json(line)
    assert (changed["description"], changed["display_name"]) == ("hello", "Learning")
    assert az("ml workspace show --query tags.a -o tsv") == "b\n"
    closed = az.json("ml workspace update --network-acls 1.2.3.4,5.6.7.8/32 --query network_acls")
    assert closed["default_action"] == "Deny"
    assert [rule["value"] for rule in closed["ip_rules"]] == ["1.2.3.4", "5.6.7.8/32"]


def test_workspaces_are_made_listed_by_kind_and_deleted(az):
    az("ml workspace create -n learning-hub --kind hub --no-wait")
    assert "az ml workspace show --name learning-hub" in az.warnings
    listed = az("ml workspace list --filtered-kinds hub,project --query '[].name' -o tsv")
    assert listed == "learning-hub\n"
    assert "learning-ws" in az("ml workspace list -o table")
    az("ml workspace delete -n learning-hub --all-resources --permanently-delete -y")
    assert az.json("ml workspace list --filtered-kinds hub") == []


def test_keys_and_diagnoses_are_printed_by_their_attributes(az):
    keys = az.json("ml workspace list-keys -n learning-ws")
    assert keys["userStorageKey"] and "notebookAccessKeys" in keys
    assert az.json("ml workspace diagnose")["storageAccountResults"] == []
    assert az("ml workspace sync-keys") == ""


def test_a_managed_network_has_outbound_rules(az):
    az("ml workspace update --managed-network allow_only_approved_outbound -o none")
    rule = "ml workspace outbound-rule"
    az(f"{rule} set --rule packages --type fqdn --destination pypi.org")
    assert az.json(f"{rule} show --rule packages")["destination"] == "pypi.org"
    names = f"{rule} list --query \"[?category=='UserDefined'].name\" -o tsv"
    assert az(names) == "packages\n"
    az(f"{rule} remove --rule packages -y")
    assert az(names) == ""
    error = az(f"{rule} set --rule x --type fqdn --service-tag y", code=1)
    assert '"--destination"' in error
    assert az.json("ml workspace provision-network")["status"] == "Active"


def test_a_cluster_keeps_its_identity_when_it_is_changed(az):
    made = az.json(
        "ml compute create -n cluster --type AmlCompute --max-instances 2 --min-instances 1 "
        f"--identity-type UserAssigned --user-assigned-identities {IDENTITY}"
    )
    assert made["identity"]["user_assigned_identities"][0]["resource_id"] == IDENTITY
    changed = az.json("ml compute update -n cluster --max-instances 5 --tags a=b")
    assert (changed["max_instances"], changed["tags"]) == (5, {"a": "b"})
    assert changed["identity"] == made["identity"]
    assert az.json("ml compute list-nodes -n cluster")[0]["node_state"] == "idle"
    assert "sise" in az("ml compute update -n cluster --set sise=1", code=1)
    az("ml compute delete -n cluster -y")


def test_a_compute_instance_is_stopped_and_started(az):
    az("ml compute create -n instance --type ComputeInstance --size Standard_DS3_v2 -o none")
    for verb, state in (("stop", "Stopped"), ("start", "Running"), ("restart", "Running")):
        assert az(f"ml compute {verb} -n instance") == ""
        assert az("ml compute show -n instance --query state -o tsv") == f"{state}\n"
    az("ml compute enable-sso -n instance --disable")
    header, _, row = az("ml compute list -o table").splitlines()
    assert header.split() == ["Name", "Compute", "type", "State", "Instance", "type"]
    assert row.split() == ["instance", "computeinstance", "Running", "Standard_DS3_v2"]


def test_a_kubernetes_cluster_is_attached_and_detached(az):
    attach = "ml compute attach -n far --type Kubernetes --namespace learning"
    assert "resource_id" in az(attach, code=1)
    assert az.json(f"{attach} --resource-id {CLUSTER}")["namespace"] == "learning"
    az("ml compute detach -n far -y")
    az("ml compute show -n far", code=3)


def test_sizes_and_usage_have_tables(az):
    assert az("ml compute list-sizes --type amlcompute -o table").startswith("Name ")
    assert az("ml compute list-usage -o table").splitlines()[0].split()[-1] == "Name"


def test_a_datastore_is_changed_by_set_and_by_file(az):
    az.write(
        "store.yml",
        "name: raw\ntype: azure_blob\naccount_name: lake\ncontainer_name: data\n"
        "credentials: {account_key: abcd}\n",
    )
    assert az.json("ml datastore create -f store.yml")["type"] == "azure_blob"
    az("ml datastore update -n raw --set description=new -o none")
    az("ml datastore update -f store.yml --set container_name=other -o none")
    assert az("ml datastore show -n raw --query container_name -o tsv") == "other\n"
    assert "raw" in az("ml datastore list -o table")
    az("ml datastore delete -n raw")
    az("ml datastore show -n raw", code=3)
