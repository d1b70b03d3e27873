"""The groups of what is only recorded: connections, serverless endpoints, indexes and more."""

MODEL = "azureml://registries/azureml-meta/models/Llama"


def test_a_connection_keeps_its_secret_when_it_is_changed(az):
    az.write(
        "connection.yml",
        "name: search\ntype: custom\ntarget: https://old.example\n"
        "credentials: {type: api_key, key: secret}\n",
    )
    made = az.json("ml connection create -f connection.yml")
    assert made["credentials"] == {"type": "api_key"}
    az("ml connection update -n search --set target=https://new.example -o none")
    shown = az.json("ml connection show -n search --populate-secrets")
    assert (shown["target"], shown["credentials"]["key"]) == ("https://new.example", "secret")
    assert az("ml connection list -o table").splitlines()[2].split()[0] == "search"
    az("ml connection delete -n search -y")
    az("ml connection show -n search", code=3)


def test_openai_deployments_of_a_connection_are_listed(az):
    az.write(
        "openai.yml",
        "name: openai\ntype: azure_open_ai\nazure_endpoint: https://a.openai.azure.com\n"
        "api_key: secret\n",
    )
    az("ml connection create -f openai.yml -o none")
    assert az.json("ml azure-openai-deployment list --connection-name openai") == []


def test_a_serverless_endpoint_needs_a_subscription(az):
    az.write("model.yml", f"name: llama\nmodel_id: {MODEL}\n")
    assert "marketplace subscription" in az("ml serverless-endpoint create -f model.yml", code=1)
    made = az.json("ml marketplace-subscription create -f model.yml --name Offer")
    assert made["name"] == "offer"
    assert az.json("ml marketplace-subscription show -n offer")["model_id"] == MODEL
    endpoint = "ml serverless-endpoint {} -n llama"
    az("ml serverless-endpoint create -f model.yml -o none")
    assert az.json(f"{endpoint.format('update')} --set tags.a=b")["tags"] == {"a": "b"}
    assert az.json(endpoint.format("get-credentials"))["primaryKey"]
    assert len(az.json("ml serverless-endpoint list")) == 1
    az(endpoint.format("delete"))
    az(endpoint.format("show"), code=3)
    az("ml marketplace-subscription delete -n offer")
    assert az.json("ml marketplace-subscription list") == []


def test_a_capability_host_belongs_to_a_hub(az):
    az("ml workspace create -n learning-hub --kind hub -o none")
    host = "ml capability-host {} -n agents -w learning-hub"
    assert az.json(host.format("create"))["capability_host_kind"] == "Agents"
    assert az.json(host.format("show"))["name"] == "agents"
    az(host.format("delete"))
    az(host.format("show"), code=3)


def test_an_import_becomes_a_job(az):
    az.write(
        "database.yml",
        "name: sales\ntype: azure_sql_db\ntarget: Server=tcp:sales;Database=sales\n"
        "credentials: {type: username_password, username: u, password: p}\n",
    )
    az("ml connection create -f database.yml -o none")
    az.write(
        "import.yml",
        "type: uri_folder\nname: sales\npath: azureml://datastores/workspaceblobstore/paths/s\n"
        "source: {type: database, query: select 1, connection: azureml:sales}\n",
    )
    job = az.json("ml data import -f import.yml --version 1")
    assert job["display_name"] == "data_import_sales"
    assert az.json(f"ml job show -n {job['name']}")["type"] == "pipeline"


def test_an_index_is_made_of_a_folder(az):
    az.write("index/faiss", "vectors")
    line = "ml index create -n papers --version 1 --path index --tags a=b"
    assert az.json(line)["tags"] == {"a": "b"}
    assert az.json("ml index show -n papers --label latest")["version"] == "1"
    assert az("ml index list --query '[].name' -o tsv") == "papers\n"


def test_a_deployment_template_belongs_to_a_registry(az):
    az.write(
        "registry.yml",
        "name: shared\nlocation: eastus\nreplication_locations: [{location: eastus}]\n",
    )
    az.write(
        "template.yml",
        "name: small\nversion: '1'\ninstance_count: 1\ndeployment_template_type: managed\n"
        "environment: azureml://registries/shared/environments/serve/versions/1\n"
        "allowed_instance_types: [Standard_DS3_v2]\ndefault_instance_type: Standard_DS3_v2\n",
    )
    az("ml registry create -f registry.yml -o none")
    template = "ml deployment-template {} -r shared -n small -v 1"
    az("ml deployment-template create -r shared -f template.yml -o none")
    assert az.json(f"{template.format('update')} --set description=new")["description"] == "new"
    names = "ml deployment-template list -r shared --query '[].name' -o tsv"
    for verb, listed in (("archive", ""), ("restore", "small\n")):
        az(template.format(verb))
        assert az(names) == listed
    assert az.json(template.format("show"))["instanceCount"] == 1
