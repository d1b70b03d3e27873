"""Mistakes in the YAML files of listings."""

import re

from .mutants import Edit, misspelt, operator

ENUMS = r"type|mode|auth_mode|goal|tier|primary_metric|frequency|action|sampling_algorithm"


@operator("yaml", "a key at the top is misspelt")
def misspell_key(text):
    for found in re.finditer(r"^([a-z_]{3,}):", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "a key further down is misspelt")
def misspell_inner_key(text):
    for found in re.finditer(r"^ +(?:- )?([a-z_]{4,}):", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "an enumeration's value is misspelt")
def misspell_value(text):
    for found in re.finditer(rf"\b(?:{ENUMS}): ([a-z_A-Z]+)\b", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "$schema is that of another kind")
def other_schema(text):
    for found in re.finditer(r"latest/(\w+)\.schema\.json", text):
        other = "asset" if found[1] != "asset" else "workspace"
        yield Edit(found.start(1), found.end(1), other)


@operator("yaml", "$schema does not exist")
def misspell_schema(text):
    for found in re.finditer(r"latest/(\w+)\.schema\.json", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "a required key is left out")
def leave_out_key(text):
    for found in re.finditer(r"^(?:name|command|image|trial|jobs|path|type): .+\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("yaml", "a path that leads nowhere")
def wrong_path(text):
    for found in re.finditer(
        r"\b(?:code|path|conda_file|component|trial): (?!azureml)(\S+)$", text, re.M
    ):
        if "://" not in found[1]:
            yield Edit(found.start(1), found.end(1), found[1].rstrip("/") + "-old")


@operator("yaml", "an expression names an input that is not there")
def misspell_yaml_binding(text):
    for found in re.finditer(r"\$\{\{(?:inputs|outputs|search_space|parent\.\w+)\.(\w+)\}\}", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "a VM size that does not exist")
def misspell_yaml_vm_size(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text, re.IGNORECASE):
        yield Edit(found.start(), found.end(), found[0] + "x")


@operator("yaml", "a VM size that Azure has retired")
def retired_yaml_vm_size(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text, re.IGNORECASE):
        yield Edit(found.start(), found.end(), "Standard_NC6")


@operator("yaml", "a curated environment that does not exist")
def misspell_yaml_environment(text):
    for found in re.finditer(r"environments/([\w.-]+)/(?:labels|versions)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "an asset or a resource that nothing has created")
def unknown_yaml_asset(text):
    for found in re.finditer(r"azureml:([a-z][\w-]*)(?=[:@\s\"])", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "a line is indented wrongly")
def wrong_indentation(text):
    for found in re.finditer(r"^  (?=\w+:)", text, re.M):
        yield Edit(found.start(), found.end(), "   ")


@operator("yaml", "a key stands twice")
def key_twice(text):
    for found in re.finditer(r"^(\w+): .+\n", text, re.M):
        yield Edit(found.end(), found.end(), found[0])


@operator("yaml", "a value differs from that of the other faces")
def other_yaml_value(text):
    for found in re.finditer(r": (\d+)$", text, re.M):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) + 1))


@operator("yaml", "a tab instead of spaces")
def tab_indentation(text):
    for found in re.finditer(r"^  (?=\w)", text, re.M):
        yield Edit(found.start(), found.end(), "\t")


@operator("yaml", "a quotation mark is missing")
def unclosed_yaml_quote(text):
    for found in re.finditer(r"[\"'](?=\n)", text):
        yield Edit(found.start(), found.end(), "")


@operator("yaml", "a colon without its space")
def colon_without_space(text):
    for found in re.finditer(r"^ *[a-z_]+:( )(?=[a-z])", text, re.M):
        yield Edit(found.start(1), found.end(1), "")


@operator("yaml", "an inner key stands twice")
def inner_key_twice(text):
    for found in re.finditer(r"^ +\w+: .+\n", text, re.M):
        yield Edit(found.end(), found.end(), found[0])


@operator("yaml", "$schema of a sibling")
def sibling_schema(text):
    sibling = {"commandJob": "pipelineJob", "pipelineJob": "commandJob", "data": "model"}
    sibling |= {"sweepJob": "commandJob", "environment": "data", "model": "data"}
    sibling |= {"managedOnlineEndpoint": "batchEndpoint", "amlCompute": "computeInstance"}
    for found in re.finditer(r"latest/(\w+)\.schema\.json", text):
        if found[1] in sibling:
            yield Edit(found.start(1), found.end(1), sibling[found[1]])


@operator("yaml", "$schema of a kind that the same loader reads")
def cousin_schema(text):
    cousin = {"commandJob": "sweepJob", "sweepJob": "autoMLJob", "autoMLJob": "commandJob"}
    cousin |= {"managedOnlineDeployment": "kubernetesOnlineDeployment", "azureBlob": "azureFile"}
    cousin |= {"managedOnlineEndpoint": "kubernetesOnlineEndpoint", "amlCompute": "vmCompute"}
    cousin |= {"commandComponent": "pipelineComponent", "schedule": "monitorSchedule"}
    for found in re.finditer(r"latest/(\w+)\.schema\.json", text):
        if found[1] in cousin:
            yield Edit(found.start(1), found.end(1), cousin[found[1]])


@operator("yaml", "$schema at another host")
def other_schema_host(text):
    for found in re.finditer(r"azuremlschemas\.azureedge\.net", text):
        yield Edit(found.start(), found.end(), "azuremlschemas.azureedge.com")


@operator("yaml", "$schema is missing")
def no_schema(text):
    for found in re.finditer(r"^\$schema: .+\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("yaml", "an input that nothing uses")
def unused_input(text):
    for found in re.finditer(r"^inputs:\n", text, re.M):
        yield Edit(found.end(), found.end(), "  spare: 3\n")


@operator("yaml", "an expression with one brace")
def single_brace(text):
    for found in re.finditer(r"\$\{\{([\w.]+)\}\}", text):
        yield Edit(found.start(), found.end(), f"${{{found[1]}}}")


@operator("yaml", "an expression of the wrong scope")
def wrong_scope(text):
    for found in re.finditer(r"\$\{\{(inputs)\.\w+\}\}", text):
        yield Edit(found.start(1), found.end(1), "outputs")


@operator("yaml", "an expression misspells its scope")
def misspell_scope(text):
    for found in re.finditer(r"\$\{\{(inputs|outputs|parent|search_space)\.", text):
        yield Edit(found.start(1), found.end(1), found[1].rstrip("s") + "z")


@operator("yaml", "a list where one value belongs")
def list_for_value(text):
    for found in re.finditer(r"^(?:compute|name|type|experiment_name): (\S+)$", text, re.M):
        yield Edit(found.start(1), found.end(1), f"[{found[1]}]")


@operator("yaml", "a key of SDK v1")
def key_of_v1(text):
    old = {"max_instances": "max_nodes", "compute": "target", "code": "source_directory"}
    old |= {"size": "vm_size", "experiment_name": "experiment"}
    for found in re.finditer(r"^(max_instances|compute|code|size|experiment_name):", text, re.M):
        yield Edit(found.start(1), found.end(1), old[found[1]])


@operator("yaml", "pip is given a version with one equals sign")
def single_equals(text):
    for found in re.finditer(r"^ +- [a-z][\w-]+(==)\d", text, re.M):
        yield Edit(found.start(1), found.end(1), "=")


@operator("yaml", "a package is misspelt")
def misspell_package(text):
    for found in re.finditer(r"^ +- ((?:scikit|mlflow|azureml|pandas)[\w-]*)(?:[=\n])", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("yaml", "a version of a package that does not exist yet")
def future_version(text):
    for found in re.finditer(r"^ +- (?:scikit-learn|mlflow-skinny|pandas)==?(\d+)", text, re.M):
        yield Edit(found.start(1), found.end(1), "99")
